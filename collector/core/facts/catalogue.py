"""The closed list of facts: every kind that the journal may hold, by its name there."""

from __future__ import annotations

from collector.core.facts.access import (
    AccessDecided,
    OverrideGranted,
    PermitGiven,
    PermitNotObeyed,
    PermitWithheld,
    RightExpired,
    SupervisorLeft,
    SupervisorPresent,
    UnauthorisedRun,
)
from collector.core.facts.accounts import (
    AccountChanged,
    AccountClosed,
    AccountOpened,
    DevicePaired,
    DeviceRevoked,
    TokenIssued,
    TokenRevoked,
)
from collector.core.facts.controller import (
    AlarmCleared,
    AlarmRaised,
    ExecutionChanged,
    GuardChanged,
    ModeChanged,
    ProgramChanged,
    ToolChanged,
)
from collector.core.facts.counts import (
    CounterBaselined,
    CounterReset,
    CountHeld,
    HeldCountReviewed,
    PartsAssigned,
    PartsCorrected,
    PartsCounted,
)
from collector.core.facts.coverage import (
    CollectorStarted,
    CollectorStopped,
    CoverageLost,
    CoverageRegained,
    RecordingResumed,
    RecordingStopped,
    SiteChanged,
)
from collector.core.facts.cycles import CycleEnded, CycleStarted
from collector.core.facts.fact import Fact
from collector.core.facts.orders import OrderChanged
from collector.core.facts.papers import PaperRecorded, PaperRevoked
from collector.core.facts.privacy import LegalHoldLifted, LegalHoldPlaced, PersonErased, SegmentsRemoved
from collector.core.facts.sessions import OrderReported, SessionClosed, SessionJoined, SessionLeft, SessionOpened
from collector.core.facts.shopfloor import (
    CallWithdrawn,
    DeclarationWithdrawn,
    PartsDeclared,
    PinRemoved,
    PinSet,
    SessionCorrected,
    StopReasonGiven,
    TrainerCalled,
    TrainerCame,
)
from collector.core.facts.teaching import AssessmentWithdrawn, CompetenceAssessed
from collector.core.facts.tools import ToolConditionChanged, ToolLifeRead, ToolListed, ToolRemoved, ToolRenewed

FACTS: dict[str, type[Fact]] = {
    kind.__name__: kind
    for kind in (
        CollectorStarted, CollectorStopped, SiteChanged, RecordingStopped, RecordingResumed,
        CoverageRegained, CoverageLost,
        ExecutionChanged, ModeChanged, ProgramChanged, ToolChanged, AlarmRaised, AlarmCleared, GuardChanged,
        CycleStarted, CycleEnded,
        CounterBaselined, CounterReset, PartsCounted, CountHeld, HeldCountReviewed, PartsAssigned, PartsCorrected,
        SessionOpened, SessionJoined, SessionLeft, SessionClosed, OrderReported,
        PaperRecorded, PaperRevoked,
        AccessDecided, PermitGiven, PermitWithheld, PermitNotObeyed, UnauthorisedRun, RightExpired,
        SupervisorPresent, SupervisorLeft, OverrideGranted,
        SegmentsRemoved, LegalHoldPlaced, LegalHoldLifted, PersonErased,
        AccountOpened, AccountChanged, AccountClosed, TokenIssued, TokenRevoked, DevicePaired, DeviceRevoked,
        PartsDeclared, StopReasonGiven, TrainerCalled, TrainerCame, CallWithdrawn, SessionCorrected,
        DeclarationWithdrawn, PinSet, PinRemoved,
        CompetenceAssessed, AssessmentWithdrawn,
        OrderChanged,
        ToolListed, ToolRemoved, ToolLifeRead, ToolRenewed, ToolConditionChanged,
    )
}  # fmt: skip
"""Every kind of fact by its name in the journal."""
