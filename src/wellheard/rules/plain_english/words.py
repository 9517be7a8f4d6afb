"""Official words and what people say instead. A body's own words are in its letters; these are the usual ones."""

from types import MappingProxyType

OFFICIAL = MappingProxyType({
    "accordingly": "so", "additionally": "also", "adjacent to": "next to", "aforementioned": "this, or its name",
    "apprise": "tell", "as regards": "about", "ascertain": "find out", "at this moment in time": "now",
    "attributable to": "caused by", "cease": "stop", "commence": "begin", "commenced": "began", "concerning": "about",
    "consequently": "so", "correspondence": "letter or e-mail", "discontinue": "stop",
    "due to the fact that": "because",
    "endeavour": "try", "enquire": "ask", "ensure": "make sure", "expedite": "hurry", "facilitate": "help",
    "forthwith": "now", "furnish": "give", "furthermore": "also", "going forward": "from now on",
    "henceforth": "from now on", "hereby": "(leave it out)", "herein": "in this letter", "herewith": "with this letter",
    "in accordance with": "as … says", "in excess of": "more than", "in order to": "to", "in relation to": "about",
    "in respect of": "about or for", "in the event of": "if", "in view of the fact that": "because",
    "inasmuch as": "since", "inform": "tell", "initiate": "begin", "instigate": "begin",
    "it is apparent that": "it seems", "liaise": "talk", "modify": "change", "moreover": "also",
    "notwithstanding": "although", "operative": "worker", "outwith": "outside", "pertaining to": "about",
    "prior to": "before", "provision of": "giving", "pursuant to": "under", "regarding": "about",
    "reside": "live", "rectify": "put right", "remuneration": "pay", "stakeholders": "the people concerned",
    "subsequent to": "after", "subsequently": "later", "terminate": "end", "thereafter": "then", "thereof": "of it",
    "transpired": "happened", "utilise": "use", "utilisation": "use", "utilised": "used", "whilst": "while",
    "with regard to": "about", "with respect to": "about", "your good self": "you",
})  # fmt: skip
