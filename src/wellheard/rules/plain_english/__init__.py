"""Whether a letter can be read and says what it must: advice for its writer, with the words it is about.

The measures are common ones: sentences of 15 to 20 words on average and none over 25 to 30 (plain-language
guides), the Flesch-Kincaid grade, everyday words for official ones. What a letter must hold comes from the
procedure: every point is answered, an apology where something was upheld, how to go on; and a date that it
promises is still to come. Advice never blocks.
"""

from wellheard.rules.plain_english.advising import Advice as Advice
from wellheard.rules.plain_english.advising import Expected as Expected
from wellheard.rules.plain_english.advising import advice as advice
from wellheard.rules.plain_english.apologies import apologises as apologises
from wellheard.rules.plain_english.apologies import non_apologies as non_apologies
from wellheard.rules.plain_english.measures import grade as grade
from wellheard.rules.plain_english.measures import sentences as sentences
from wellheard.rules.plain_english.promises import past_promises as past_promises
from wellheard.rules.plain_english.words import OFFICIAL as OFFICIAL
