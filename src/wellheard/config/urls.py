from allauth.account import views as account
from django.urls import URLPattern, URLResolver, include, path

from wellheard.areas.culture.views.survey import answer
from wellheard.areas.workload.views import calendar_file

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("wellheard.interfaces.portal.urls")),
    path("office/", include("wellheard.interfaces.office.urls")),
    path("calendar/<uuid:body_id>/<str:token>/dates.ics", calendar_file, name="calendar-file"),
    path("survey/<uuid:body_id>/<str:token>/", answer, name="survey"),
    path("account/sign-in/", account.login, name="account_login"),
    path("account/sign-out/", account.logout, name="account_logout"),
    path("account/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/forgotten/", account.password_reset, name="account_reset_password"),
    path("account/forgotten/sent/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "account/forgotten/<slug:uidb36>-<str:key>/",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "account/forgotten/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("account/inactive/", account.account_inactive, name="account_inactive"),
    path("account/second-step/", include("allauth.mfa.urls")),
]
