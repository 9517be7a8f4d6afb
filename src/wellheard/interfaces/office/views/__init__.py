from wellheard.interfaces.office.views.home import home as home
