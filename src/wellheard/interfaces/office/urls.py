from django.urls import include, path

from wellheard.areas.casework.views import campaign, findings, response
from wellheard.areas.children.urls import with_a_child
from wellheard.areas.coding import urls as coding_urls
from wellheard.areas.correspondence import views as correspondence
from wellheard.areas.investigation.selectors import begin_reasons
from wellheard.areas.investigation.urls import beside
from wellheard.areas.investigation.views import allocation
from wellheard.areas.learning import urls as learning_urls
from wellheard.areas.workload import urls as workload_urls
from wellheard.interfaces.office import views
from wellheard.interfaces.office.administration import views as administration
from wellheard.interfaces.office.beside_response import beside_response, letters_of_campaign
from wellheard.interfaces.office.drafts.views import bring_back_draft, discard_draft, keep_draft
from wellheard.interfaces.office.journal import journal
from wellheard.interfaces.office.views import category_lists, letter_texts, signing, taxonomies

app_name = "office"
urlpatterns = [
    path("", views.home, name="home"),
    path("drafts/keep/", keep_draft, name="keep-draft"),
    path("drafts/discard/", discard_draft, name="discard-draft"),
    path("drafts/bring-back/", bring_back_draft, name="bring-back-draft"),
    path("complaints/<uuid:complaint_id>/children/", include("wellheard.areas.children.urls")),
    path("complaints/<uuid:complaint_id>/investigation/", include("wellheard.areas.investigation.urls")),
    path("complaints/<uuid:complaint_id>/letters/", include("wellheard.areas.correspondence.urls")),
    path("complaints/<uuid:complaint_id>/learning/", include("wellheard.areas.learning.urls")),
    path("complaints/<uuid:complaint_id>/tasks/", include((workload_urls.of_complaint, "tasks"))),
    path("complaints/<uuid:complaint_id>/coding/", include((coding_urls.of_complaint, "coded"))),
    path("complaints/<uuid:complaint_id>/signature/", signing.signature, name="signature"),
    path("complaints/<uuid:complaint_id>/procedure/", signing.procedure_kept, name="procedure-kept"),
    path("complaints/<uuid:complaint_id>/procedure/<str:code>/", signing.explain, name="explain"),
    path("signed-alone/", signing.signed_by_drafter, name="signed-alone"),
    path("complaints/<uuid:complaint_id>/allocate/", allocation, name="allocation"),
    path("complaints/<uuid:complaint_id>/response/", response, {"beside": beside_response}),
    path("complaints/campaigns/<uuid:campaign_id>/", campaign, {"letters_due": letters_of_campaign}),
    path("complaints/<uuid:complaint_id>/findings/", findings, {"begin": begin_reasons}),
    path("restrictions/", correspondence.restrictions, name="restrictions"),
    path("letters/", correspondence.posting, name="posting"),
    path("letters/to-post.pdf", correspondence.to_post, name="to-post"),
    path("complaints/", include("wellheard.areas.casework.urls")),
    path("", include(beside)),
    path("with-a-child/", include((with_a_child, "with-a-child"))),
    path("work/", include("wellheard.areas.workload.urls")),
    path("coding/", include("wellheard.areas.coding.urls")),
    path("learning/", include("wellheard.areas.culture.urls")),
    path("learning/", include((learning_urls.beside, "learn"))),
    path("indicators/", include("wellheard.areas.reporting.urls")),
    path("journal/", journal, name="journal"),
    path("administration/people/", administration.people, name="people"),
    path("administration/body/", administration.body, name="body"),
    path("administration/calendars/", administration.calendars, name="calendars"),
    path("administration/calendars/<uuid:version_id>/undo/", administration.take_back, name="take-back-calendar"),
    path("administration/procedures/", administration.procedures, name="procedures"),
    path("administration/duties/<uuid:holding_id>/end/", administration.end_duty, name="end-duty"),
    path("administration/letters/", letter_texts.letter_texts, name="letter-texts"),
    path("administration/letters/<slug:kind>/<slug:language>/", letter_texts.letter_text, name="letter-text"),
    path("administration/categories/", category_lists.lists, name="category-lists"),
    path("administration/categories/new/", category_lists.begin, name="begin-category-list"),
    path("administration/categories/<uuid:list_id>/", category_lists.one_list, name="category-list"),
    path("administration/categories/<uuid:list_id>/add/", category_lists.add, name="add-category"),
    path("administration/categories/<uuid:list_id>/settle/", category_lists.settle, name="settle-categories"),
    path("administration/categories/<uuid:list_id>/undo/", category_lists.throw_away, name="throw-away-categories"),
    path("administration/categories/<uuid:list_id>/file/", category_lists.save_file, name="save-categories"),
    path("administration/categories/<uuid:list_id>/bring-in/", category_lists.bring_in, name="bring-in-categories"),
    path("administration/categories/<uuid:list_id>/<uuid:category_id>/", category_lists.change, name="change-category"),
    path(
        "administration/categories/<uuid:list_id>/<uuid:category_id>/remove/",
        category_lists.remove,
        name="remove-category",
    ),
    path("administration/national-lists/<slug:name>/", category_lists.national, name="national-list"),
    path("administration/taxonomies/", taxonomies.taxonomies, name="taxonomies"),
    path("administration/taxonomies/new/", taxonomies.choose, name="choose-taxonomy"),
    path("administration/<slug:slug>/", administration.act, name="administer"),
]
