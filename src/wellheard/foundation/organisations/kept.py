"""A session that ends loses nothing: what was being sent is kept, and given back after sign-in."""

import secrets
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from wellheard.foundation.organisations.models import Account, KeptSubmission

COOKIE = "wellheard_last_account"
SALT = "wellheard.last-account"
KEPT_FOR = timedelta(days=2)
LARGEST = 1_000_000


def remember_account(response: HttpResponse, account: Account, secure: bool) -> None:
    """Let this browser say later whose session it was that ended. Signed, unreadable to scripts."""
    value = signing.dumps(str(account.pk), salt=SALT)
    response.set_cookie(COOKIE, value, max_age=60 * 60 * 24 * 90, httponly=True, samesite="Lax", secure=secure)


def keep(request: HttpRequest) -> bool:
    """Keep what an ended session was sending. False when this browser cannot say whose session it was."""
    try:
        account_id = UUID(signing.loads(request.COOKIES[COOKIE], salt=SALT))
    except (KeyError, signing.BadSignature, ValueError):
        return False
    fields = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
    if sum(len(v) for values in fields.values() for v in values) > LARGEST:
        return False
    if not Account.objects.filter(pk=account_id, is_active=True).exists():
        return False
    KeptSubmission.objects.filter(kept_at__lt=timezone.now() - KEPT_FOR).delete()
    KeptSubmission.objects.filter(account_id=account_id, path=request.path).delete()
    KeptSubmission.objects.create(
        token=secrets.token_urlsafe(32),
        account_id=account_id,
        path=request.path,
        fields=fields,
        kept_at=timezone.now(),
    )
    return True


def give_back(request: HttpRequest) -> QueryDict | None:
    """What this account was sending to this address when its session ended, once."""
    kept = KeptSubmission.objects.filter(
        account_id=_account_id(request), path=request.path, kept_at__gte=timezone.now() - KEPT_FOR
    ).first()
    if kept is None:
        return None
    fields = QueryDict(mutable=True)
    values: Any
    for name, values in kept.fields.items():
        fields.setlist(name, values)
    return fields


def forget(request: HttpRequest) -> None:
    KeptSubmission.objects.filter(account_id=_account_id(request), path=request.path).delete()


def _account_id(request: HttpRequest) -> UUID:
    assert isinstance(request.user, Account)
    return request.user.pk
