"""Where measurements go: the model of `[influx]` in the site file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, model_validator

from collector.ports import Seconds


def _address(text: str) -> str:
    try:
        parts = urlsplit(text)
        found = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        found = False
    if not found or parts.username is not None or parts.query or parts.fragment:
        raise ValueError('the server\'s address without user and password, such as "http://127.0.0.1:8086"')
    return text.rstrip("/")


class Connection(BaseModel):
    """`[influx]`: the InfluxDB 2 (or VictoriaMetrics, or InfluxDB 1.8 and later) that is told what happens."""

    model_config = ConfigDict(title="InfluxDB", extra="forbid", frozen=True)

    url: Annotated[str, AfterValidator(_address)] = Field(description="the server's address")
    org: str = Field(default="-", min_length=1, description='the organisation, by its name; "-" for InfluxDB 1')
    bucket: str = Field(min_length=1, description='the bucket; for InfluxDB 1 "database/retention policy"')
    token_env: str | None = Field(default=None, description="the environment variable that holds the token")
    token_file: Path | None = Field(
        default=None, description='the file that holds the token; for InfluxDB 1 "user:password"'
    )
    ca_file: Path | None = Field(
        default=None, description="who has signed the server's certificate (PEM); none for whom this computer trusts"
    )
    gzip: bool = Field(default=True, description="compress what is sent")
    batch: int = Field(default=5_000, ge=1, le=50_000, description="how many lines are sent together at most")
    age: Seconds = Field(
        default=1.0, gt=0, le=3600, description="how long a line may wait for others to be sent together"
    )
    timeout: Seconds = Field(default=10.0, gt=0, le=300, description="how long the server may take to answer")
    persons: bool = Field(
        default=True, description="send the opaque ids of persons too; their names are never sent"
    )  # fmt: skip
    samples: bool = Field(default=True, description="send telemetry too, and not facts only")

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.token_env is not None and self.token_file is not None:
            raise ValueError("either `token_env` or `token_file`")
        if self.ca_file is not None and not self.url.startswith("https:"):
            raise ValueError("an https address for `ca_file`")
        return self

    def token(self) -> SecretStr | None:
        """The token, from where the settings say; it may read a file.

        Raises:
            OSError: If the file cannot be read.
            KeyError: If the environment variable is not set.
        """
        if self.token_env is not None:
            return SecretStr(os.environ[self.token_env])
        if self.token_file is not None:
            return SecretStr(self.token_file.read_text(encoding="utf-8").strip())
        return None
