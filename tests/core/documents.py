"""Documents and receipts for tests of signing: three partners, two turns, three languages."""

from kolam.core.record import Text
from kolam.core.signable import Act, Article, Receipt, Signable, Signer
from kolam.core.signing import marked

PAY = Text(
    en="UNICEF pays 523,000 rupees by 30 June 2024.",
    si="UNICEF ආයතනය 2024 ජූනි 30 වන විට රුපියල් 523,000 ක් ගෙවයි.",
    ta="UNICEF நிறுவனம் 2024 ஜூன் 30 க்குள் 5,23,000 ரூபாய் செலுத்தும்.",
)
AIM = Text(
    en="The partners feed 400 households.",
    si="හවුල්කරුවෝ පවුල් 400 කට ආහාර සපයති.",
    ta="கூட்டாளர்கள் 400 குடும்பங்களுக்கு உணவளிப்பர்.",
)
TITLE = Text(en="Partnership agreement", si="හවුල්කාරිත්ව ගිවිසුම", ta="கூட்டாண்மை ஒப்பந்தம்")
SIGNERS = (
    Signer(id="MOH", organisation="Ministry of Health", name="A. Perera", authority="Secretary"),
    Signer(id="UNI", organisation="UNICEF", name="B. Nadar", authority="Head of office"),
    Signer(id="SHG", organisation="Growers", name="C. Silva", authority="Chair", turn=2),
)


def document(version: int = 1, **changes: object) -> Signable:
    made = Signable(
        kind="agreement",
        title=TITLE,
        version=version,
        languages=("en", "si", "ta"),
        signers=SIGNERS,
        articles=(Article(id="aim", words=AIM), Article(id="pay", words=PAY)),
    )
    return marked(made.with_(**changes))


def receipt(signer: str, act: Act = "signed", number: int = 1) -> Receipt:
    """A receipt as far as the order of signers looks at it: without a true seal."""
    return Receipt(
        id=f"R{number}",
        act=act,
        signer=signer,
        typed="Somebody",
        how="account",
        when="2026-06-26T10:00:00Z",
        document="0" * 64,
        key="0" * 64,
    )
