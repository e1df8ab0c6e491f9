"""Ground rules of every message, and the names that are on the wire."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

API = "/v1"
SERVER_HEADER = "Merchant-Desk"
"""Every answer of a backend carries this header with its version. One without it is no answer: a
captive portal or a proxy spoke."""

PROBLEM_TYPE = "application/problem+json"
JSON_TYPE = "application/json"

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Id = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Count = Annotated[int, Field(ge=0)]


class Message(BaseModel):
    """Frozen; an unknown field is ignored, so that an older side understands a newer one."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class StrictMessage(BaseModel):
    """Frozen; an unknown field is refused: what is kept must be understood whole."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)
