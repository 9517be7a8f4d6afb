from wellheard.areas.coding.views.acts import act as act
from wellheard.areas.coding.views.coding import agree as agree
from wellheard.areas.coding.views.coding import code_first as code_first
from wellheard.areas.coding.views.coding import code_second as code_second
from wellheard.areas.coding.views.coding import part as part
from wellheard.areas.coding.views.doubles import draw as draw
from wellheard.areas.coding.views.doubles import samples_page as samples_page
from wellheard.areas.coding.views.queue import to_code as to_code
