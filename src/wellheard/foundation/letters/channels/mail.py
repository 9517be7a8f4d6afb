"""E-mail, by the installation's mail server."""

from smtplib import SMTPAuthenticationError, SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.translation import gettext as _

from wellheard.foundation.documents.services import open_content
from wellheard.foundation.letters.channels.outcomes import Delayed, NotTaken
from wellheard.foundation.letters.models import Message

SMTP = "django.core.mail.backends.smtp.EmailBackend"
TIMEOUT = 30


def send(message: Message) -> str:
    """Hand one e-mail to the mail server, which says nothing to ask after it by."""
    letter = EmailMessage(
        subject=message.subject,
        body=message.text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[message.to],
        headers={"Message-ID": message_id(message)},
        connection=get_connection(SMTP, timeout=TIMEOUT),
    )
    if message.attachment is not None:
        with open_content(message.attachment) as content:
            letter.attach(message.attachment.name, content.read(), message.attachment.media_type)
    try:
        letter.send()
    except SMTPRecipientsRefused as refusal:
        code, words = next(iter(refusal.recipients.values()))
        raise _refused(code, words, address_is_wrong=True) from refusal
    except SMTPAuthenticationError as refusal:  # not the letter's fault: it goes when that is mended
        told = _("The mail server did not take our sign-in: %(code)d") % {"code": refusal.smtp_code}
        raise Delayed(told) from refusal
    except (SMTPDataError, SMTPResponseException) as refusal:
        raise _refused(refusal.smtp_code, refusal.smtp_error) from refusal
    except (OSError, SMTPException) as fault:
        raise Delayed(_("The mail server did not answer: %(fault)s") % {"fault": fault}) from fault
    except ValueError as fault:  # an address or a subject that no mail can carry
        raise NotTaken(str(fault), address_is_wrong=True) from fault
    return ""


def message_id(message: Message) -> str:
    """The same each time this message is sent, and another for any other message."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
    return f"<{message.pk.hex}.{message.organisation_id.hex}@{domain}>"


def _refused(code: int, words: bytes | str, *, address_is_wrong: bool = False) -> Delayed | NotTaken:
    said = words.decode(errors="replace") if isinstance(words, bytes) else words
    told = _("The mail server said: %(code)d %(words)s") % {"code": code, "words": said}
    return NotTaken(told, address_is_wrong=address_is_wrong) if code >= 500 else Delayed(told)
