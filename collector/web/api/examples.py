"""What questions and answers look like, for the description: by method and address; a test holds each to its schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_AT = "2026-11-24T08:42:00Z"

_SESSION = {
    "session": "tour-1.s12",
    "machine": "tour-1",
    "opened_at": _AT,
    "persons": ["p-7k3m9x2q"],
    "order": "26-1047",
    "operation": "10",
    "role": "run",
}

_ORDER = {
    "number": "26-1047",
    "customer": "Hydro-Sud",
    "title": "Raccord fileté M24",
    "due_date": "2026-12-18",
    "state": "open",
    "operations": [
        {
            "operation": "10",
            "description": "Tournage complet",
            "family": "cnc_lathe",
            "quantity": 250,
            "standard_cycle": 75.0,
            "parts": 14,
            "good": 12,
            "scrap": 1,
            "rework": 0,
            "cycles": 14,
            "active": 1008.5,
            "last_at": _AT,
        }
    ],
}

_NOW = {
    "machine": "tour-1",
    "standing": "running",
    "execution": "ACTIVE",
    "since": _AT,
    "line": "up",
    "stale": False,
    "program": "RACCORD_M24",
    "tool": "T4",
    "alarm": None,
    "emergency_stop": False,
    "guard_closed": True,
    "excluded": [],
    "cycle": "tour-1.c204",
    "cycle_started_at": _AT,
    "session": "tour-1.s12",
    "persons": ["p-7k3m9x2q"],
    "role": "run",
    "order": "26-1047",
    "operation": "10",
    "permit": "given",
}

_TILE = {
    "machine": "tour-1",
    "name": "Tour CN",
    "family": "cnc_lathe",
    "place": "usinage",
    "at": _AT,
    "standing": "running",
    "execution": "ACTIVE",
    "since": _AT,
    "alarm": None,
    "excluded": [],
    "line": "up",
    "line_reason": "",
    "heard_at": _AT,
    "stale": False,
    "program": "RACCORD_M24",
    "tool": "T4",
    "order": "26-1047",
    "order_title": "Raccord fileté M24",
    "customer": "Hydro-Sud",
    "due": "2026-12-18",
    "order_reported": None,
    "operation": "10",
    "operation_text": "Tournage complet",
    "trainees": ["Hugo D."],
    "role": "run",
    "cycle": {"started_at": _AT, "seen": True, "active": 31.5, "hold": 0.0, "standard": 75.0},
    "last_cycle": {"active": 72.0, "standard": 75.0},
    "done": 13,
    "scrap": 1,
    "planned": 250,
    "held": 0,
    "complaints": {},
    "measures": [{"signal": "spindle_load", "value": 42.5, "unit": "%"}],
    "permit": "given",
}

_FACT = {
    "seq": 48213,
    "id": "31e6b230f5a50905797ee5b4f08a86fb",
    "kind": "ToolChanged",
    "at": _AT,
    "recorded_at": "2026-11-24T08:42:00.180000Z",
    "machine": "tour-1",
    "body": {"at": "2026-11-24T08:42:00.000000Z", "machine": "tour-1", "previous": "T2", "tool": "T4"},
}

_TRS = {
    "machine": "tour-1",
    "since": "2026-11-23T23:00:00Z",
    "until": _AT,
    "total": 34920.0,
    "opening": 11520.0,
    "required": 11520.0,
    "seen": 11040.0,
    "operating": 7180.0,
    "net": 6450.0,
    "useful": 6300.0,
    "stops": {"READY": 3620.0, "FEED_HOLD": 240.0},
    "micro_stops": 410.0,
    "closed": 23400.0,
    "planned_stops": 0.0,
    "unobserved": 480.0,
    "pace_loss": 320.0,
    "scrap_loss": 150.0,
    "parts": 86,
    "observed": 0.958,
    "standard_known": 1.0,
    "quality_known": 0.93,
    "availability": 0.65,
    "performance": 0.898,
    "quality": 0.977,
    "trs": 0.571,
    "trg": 0.571,
    "tre": 0.188,
}

_ACCOUNT = {
    "account": "a-9f3k2m7x", "name": "Claire Morel", "role": "head", "language": "fr", "person": None,
    "active": True, "has_password": True, "link": "",
}  # fmt: skip

_TOKEN = {
    "token": "t-4h8k2m7p", "name": "ERP", "scopes": ["change_orders", "see_orders"],
    "expires_at": "2027-11-24T08:42:00Z", "revoked_at": None, "secret": "",
}  # fmt: skip

_DIFFERENCE = {
    "added": ["tour-2"], "removed": [], "relined": ["fraiseuse-1"], "adjusted": [], "taken": ["shifts"],
    "waiting": ["web"],
}  # fmt: skip

EXAMPLES: Mapping[str, Mapping[str, Any]] = {
    "GET /api/floor": {"answer": [_TILE]},
    "GET /api/machines/now": {"answer": [_NOW]},
    "GET /api/machines/{machine}/values": {
        "answer": [
            {"signal": "spindle_load", "value": 42.5, "unit": "%", "quality": "good", "source_time": None,
             "receive_time": _AT}
        ]
    },
    "GET /api/machines/{machine}/series": {
        "answer": [{"machine": "tour-1", "signal": "spindle_load", "unit": "%", "first": _AT, "last": _AT}]
    },
    "GET /api/machines/{machine}/samples": {
        "answer": {
            "machine": "tour-1", "signal": "spindle_load", "unit": "%", "since": "2026-11-24T00:42:00Z", "until": _AT,
            "samples": [{"at": _AT, "value": 42.5, "quality": "good"}],
        }
    },
    "GET /api/machines/{machine}/tools": {
        "answer": [
            {"tool": "12", "name": "Fraise 2 tailles D16", "place": "2", "by": "TIME", "left": 480.0, "full": 10800.0,
             "warning": 1080.0, "condition": "near_end", "lock_reason": None, "since": _AT, "expected": {
                "quick": "2026-11-24T09:30:00Z", "median": "2026-11-24T10:05:00Z", "slow": "2026-11-24T10:40:00Z"},
             "cycles": 96, "seconds": 9640.0, "changes": 97, "renewed_at": None, "renewals": 0}
        ]
    },
    "GET /api/machines/{machine}/trs": {"answer": _TRS},
    "GET /api/facts": {"answer": {"facts": [_FACT], "next": 48213, "head": 48213}},
    "GET /api/orders": {"answer": [_ORDER]},
    "GET /api/orders/{number}": {"answer": _ORDER},
    "PUT /api/orders/{number}": {"answer": _ORDER},
    "PUT /api/orders/{number}/state": {"body": {"state": "done"}, "answer": {**_ORDER, "state": "done"}},
    "POST /api/orders/import": {
        "answer": {
            "written": True, "new": ["26-1055", "26-1055 / 10"],
            "changed": [
                {"entry": "26-1047",
                 "fields": [{"field": "due_date", "before": "2026-12-11", "after": "2026-12-18"}]}
            ],
            "unchanged": 7, "absent": [], "ignored_columns": ["commentaire"],
        }
    },
    "GET /api/sessions": {"answer": [_SESSION]},
    "POST /api/sessions": {
        "body": {"machine": "tour-1", "persons": ["E26-003"], "order": "26-1047", "operation": "10"},
        "answer": _SESSION,
    },
    "POST /api/sessions/{machine}/join": {
        "body": {"person": "E26-004"},
        "answer": {**_SESSION, "persons": ["p-7k3m9x2q", "p-2c8h4w6t"]},
    },
    "POST /api/sessions/{machine}/leave": {"body": {"person": "E26-004"}, "answer": _SESSION},
    "POST /api/sessions/{machine}/close": {"body": {"reason": "left"}, "answer": {"session": "tour-1.s12"}},
    "POST /api/badges": {"body": {"machine": "tour-1", "badge": "04:A1:5C:32"}, "answer": _SESSION},
    "GET /api/held-counts": {
        "answer": [
            {"hold": "plieuse-1.h3", "machine": "plieuse-1", "counter": "stroke_count", "at": _AT, "raw_from": 80,
             "raw_to": 4700, "steps": 4620, "parts": 1155, "plausible": 3, "reason": "faster than a part can be",
             "session": None, "order": None, "operation": None, "status": "open", "reviewed_at": None,
             "author": None, "review_reason": None}
        ]
    },
    "POST /api/held-counts/{hold}": {"body": {"accept": False, "reason": "compteur remis à la main"}},
    "GET /api/unattributed": {"answer": [{"count": "tour-2.p14", "machine": "tour-2", "at": _AT, "parts": 1}]},
    "POST /api/assignments": {
        "body": {"counts": ["tour-2.p14"], "persons": ["E26-003"], "order": "26-1047", "reason": "badge oublié"},
        "answer": {"parts": 1},
    },
    "POST /api/counts/{count}/correction": {"body": {"parts": 1, "scrap": 1, "reason": "arête cassée"}},
    "GET /api/reasons": {
        "answer": {
            "scrap": [{"code": "dimension", "fr": "Cote hors tolérance", "en": "Out of tolerance", "families": [],
                       "kind": None}],
            "stops": [{"code": "material", "fr": "Attente matière", "en": "Waiting for material", "families": [],
                       "kind": "induced"}],
            "calls": [{"code": "help", "fr": "J'ai besoin d'aide", "en": "I need help", "families": [], "kind": None}],
        }
    },
    "GET /api/calls": {
        "answer": [{"call": "5f0c2b7e9a41d3c8e6b70f12", "machine": "tour-1", "called_at": _AT,
                    "persons": ["p-7k3m9x2q"], "reason": "help", "status": "open", "ended_at": None}]
    },
    "POST /api/calls": {"body": {"machine": "tour-1", "reason": "help"}},
    "GET /api/stops": {"answer": [{"machine": "tour-1", "since": _AT, "until": None, "reason": "material"}]},
    "POST /api/stops": {"body": {"machine": "tour-1", "reason": "material"}},
    "GET /api/causes": {"answer": [{"reason": "dimension", "scrap": 3, "rework": 1}]},
    "POST /api/declarations": {
        "body": {"machine": "tour-1", "session": "tour-1.s12", "judgement": "scrap", "reason": "dimension"},
        "answer": {"key": "5f0c2b7e9a41d3c8e6b70f12", "parts": 1},
    },
    "POST /api/declarations/{key}/withdrawal": {"body": {"machine": "tour-1", "session": "tour-1.s12"}},
    "POST /api/sessions/{session}/correction": {
        "body": {"closed_at": "2026-11-24T15:30:00Z", "reason": "badge de sortie oublié"}
    },
    "PUT /api/pins/{person}": {"body": {"pin": "480213"}, "answer": {"number": "4172"}},
    "GET /api/supervisors": {
        "answer": [{"person": "p-9d5f3k8m", "place": "usinage", "since": _AT, "renew_by": "2026-11-24T09:42:00Z"}]
    },
    "POST /api/supervisors": {"body": {"person": "F-01", "place": "usinage"}},
    "POST /api/supervisors/left": {"body": {"person": "F-01"}},
    "POST /api/supervisors/handover": {"body": {"badge": "04:0F:E2:11", "to_badge": "04:0F:E2:22"}},
    "GET /api/permits": {
        "answer": [
            {"machine": "tour-1", "regulation": "enforce", "permit": True, "persons": {"p-7k3m9x2q": "supervised"},
             "ends_at": "2026-11-24T11:00:00Z"}
        ]
    },
    "POST /api/overrides": {
        "body": {"person": "E26-003", "condition": "training", "by_badge": "04:0F:E2:44",
                 "reason": "évaluation demain", "minutes": 60},
        "answer": {"condition": "training", "until": "2026-11-24T09:42:00Z"},
    },
    "GET /api/site/difference": {"answer": _DIFFERENCE},
    "POST /api/site/reload": {"answer": _DIFFERENCE},
    "GET /api/accounts": {"answer": [_ACCOUNT]},
    "POST /api/accounts": {
        "body": {"name": "Claire Morel", "role": "head"},
        "answer": {**_ACCOUNT, "has_password": False, "link": "/welcome?key=Jq0…"},
    },
    "POST /api/accounts/password": {"body": {"account": "Claire Morel", "password": "…"}, "answer": _ACCOUNT},
    "POST /api/accounts/close": {"body": {"account": "Claire Morel"}, "answer": {**_ACCOUNT, "active": False}},
    "GET /api/tokens": {"answer": [_TOKEN]},
    "POST /api/tokens": {
        "body": {"name": "ERP", "scopes": ["change_orders", "see_orders"], "days": 365},
        "answer": {**_TOKEN, "secret": "m5X…"},
    },
    "POST /api/tokens/revoke": {
        "body": {"token": "t-4h8k2m7p"}, "answer": {**_TOKEN, "revoked_at": "2026-11-24T08:42:00Z"},
    },
    "GET /api/health": {"answer": {"status": "ok", "version": "0.1.0"}},
    "GET /api/health/details": {
        "answer": {
            "status": "degraded", "reasons": ["tour-2: the device refuses this password"], "version": "0.1.0",
            "machines": 12, "connected": 11, "facts": 8204, "last_fact_at": _AT, "journal_head": 48213,
            "disk_free": 41875931136, "waiting": 0, "dropped": 0, "pages": 4,
            "sinks": [
                {
                    "sink": "mqtt", "complaint": "", "written": 8204, "waiting": 0, "oldest": None, "refused": 0,
                }
            ],
            "lines": [
                {"machine": "tour-2", "line": "refused", "reason": "the device refuses this password", "since": _AT,
                 "heard_at": None, "stale": False, "connects": 0, "opened_in": None, "complaints": {}},
            ],
        }
    },
}  # fmt: skip
