"""On the way to a signature: comments, agreement in turn, delegation."""

from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework import forms, services
from wellheard.areas.casework.permissions import Act
from wellheard.areas.casework.views.pages import Page

SIGNATURE = "office:signature"

PAGES: dict[str, Page] = {
    "send-back": Page(
        Act.JUDGE_RESPONSE,
        forms.SendBackForm,
        services.send_back,
        _("Send the response back"),
        _("Send back"),
        _("The response is sent back."),
    ),
    "agree-response": Page(
        Act.JUDGE_RESPONSE,
        forms.AgreeResponseForm,
        services.agree_response,
        _("Agree to the response"),
        _("Agree, and pass it on"),
        _("You agreed. It is with the next to sign."),
    ),
    "delegate-signing": Page(
        Act.JUDGE_RESPONSE,
        forms.DelegateForm,
        services.delegate_signing,
        _("Let somebody act for you"),
        _("Delegate it"),
        _("It is delegated. It stays yours."),
        _("They agree or sign in your place. The turn, and what comes of it, stays yours."),
        back=SIGNATURE,
    ),
    "comment-on-response": Page(
        Act.JUDGE_RESPONSE,
        forms.CommentForm,
        services.comment_on_response,
        _("Comment on the response"),
        _("Save the comment"),
        _("The comment is saved."),
        back=SIGNATURE,
    ),
}
