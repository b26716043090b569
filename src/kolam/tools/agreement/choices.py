"""What fields may hold that is in no list of the sheet, for forms to offer by name."""

from kolam.tools.agreement.cited import clauses_signed
from kolam.tools.agreement.clause import SIGNED

CHOICES = {SIGNED["row_of"]: clauses_signed}
