"""Tables of the ways to prove who one is beyond a password: passkeys, codes, accounts."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.db import Base, Id, new_id

# A credential id has 1,023 bytes at most (WebAuthn level 2, 5.8.5), here as base64url.
LONGEST_ID = 1364


class Passkey(Base):
    """The public half of a key that a device or a password manager keeps for a person."""

    __tablename__ = "passkey"
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    credential_id: Mapped[str] = mapped_column(String(LONGEST_ID), unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    # As the key last said; one that counts backwards was copied.
    sign_count: Mapped[int] = mapped_column(BigInteger)
    # Names with commas, as the browser gave them: it finds the key sooner by them.
    transports: Mapped[str] = mapped_column(String(80))
    label: Mapped[str] = mapped_column(String(80))
    created_at: Mapped[datetime]
    last_used_on: Mapped[date | None]


class Challenge(Base):
    """What a passkey has to sign: once, soon, and for one purpose."""

    __tablename__ = "challenge"
    value: Mapped[str] = mapped_column(String(43), primary_key=True)
    purpose: Mapped[str] = mapped_column(String(8))
    # Whose passkey is being added; nobody's at sign-in, where the key itself says who comes.
    person_id: Mapped[str | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    expires_at: Mapped[datetime] = mapped_column(index=True)


class RecoveryCode(Base):
    """One of the codes on paper with which somebody comes in who lost their passkey."""

    __tablename__ = "recovery_code"
    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    made_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Federation(Base):
    """An account at the organisation's provider, by the two claims that never change hands."""

    __tablename__ = "federation"
    issuer: Mapped[str] = mapped_column(String(255), primary_key=True)
    subject: Mapped[str] = mapped_column(String(255), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), unique=True)
    linked_at: Mapped[datetime]
