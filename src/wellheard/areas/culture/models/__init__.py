from wellheard.areas.culture.models.survey import Survey as Survey
