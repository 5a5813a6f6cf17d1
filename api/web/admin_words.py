"""What the pages of administration call things."""

from api.storage.delivery_records import DeliveryState, Disabled, EventType
from api.storage.records import UserRole

SCOPE_WORDS = {
    "read": "Look at everything that is screened",
    "write": "Make screenings and roles, upload resumes",
    "decide": "Keep human decisions",
    "erase": "Erase resumes",
    "audit": "Look at keys, users and the event log",
    "admin": "Everything, and administer",
}
ROLE_WORDS = {
    UserRole.RECRUITER: "Screens: uploads, roles, decisions",
    UserRole.ADMIN: "Everything, with keys, users and erasure",
    UserRole.AUDITOR: "Looks at everything, changes nothing",
}
WEBHOOK_EVENT_WORDS = {
    EventType.RESUME_ASSESSED: "A resume is assessed",
    EventType.RESUME_FAILED: "A resume cannot be read",
    EventType.RESUME_ERASED: "A resume is erased",
    EventType.DECISION_MADE: "Somebody decides",
    EventType.SCREENING_DONE: "All of a screening is assessed",
}
DISABLED_WORDS = {
    Disabled.ASKED: "disabled",
    Disabled.GONE: "disabled: it answered that it is gone (410)",
    Disabled.FAILING: "disabled: nothing but failures for days",
}
DELIVERY_WORDS = {
    DeliveryState.WAITING: ("waiting", "part"),
    DeliveryState.DELIVERED: ("delivered", "good"),
    DeliveryState.FAILED: ("given up", "bad"),
    DeliveryState.CANCELLED: ("cancelled", ""),
}
"""The word for a state, and the class of its chip."""
_KINDS = {
    "key.created": "API key made",
    "key.revoked": "API key revoked",
    "user.created": "User made",
    "user.role_changed": "User has another role",
    "user.disabled": "User disabled",
    "user.enabled": "User enabled",
    "user.erased": "User erased",
    "user.password_changed": "Password changed",
    "user.signed_in": "Signed in",
    "user.signed_out": "Signed out",
    "screening.created": "Screening made",
    "resume.stored": "Resume stored",
    "resume.assessed": "Resume assessed",
    "resume.failed": "Resume unreadable",
    "resume.decided": "Decision made",
    "resume.erased": "Resume erased",
    "role.saved": "Role saved",
    "webhook.created": "Webhook made",
    "webhook.changed": "Webhook changed",
    "webhook.deleted": "Webhook deleted",
    "webhook.disabled": "Webhook disabled",
    "webhook.enabled": "Webhook enabled",
    "webhook.rotated": "Webhook has another secret",
    "webhook.replayed": "Deliveries sent again",
    "retention.applied": "Retention applied",
    "integration.created": "Integration made",
    "integration.revoked": "Integration revoked",
    "integration.error": "Integration could not read an answer",
    "order.placed": "Assessment ordered",
    "order.failed": "Order without a resume",
    "order.cancelled": "Order cancelled",
    "order.erased": "Order erased",
}


def kind_words(kind: str) -> str:
    """A kind of entry in the log in words; one that has none is made readable.

    >>> kind_words("order.cancelled")
    'Order cancelled'
    """
    return _KINDS.get(kind) or kind.replace(".", " ").replace("_", " ").capitalize()
