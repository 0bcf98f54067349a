"""A language model as a guest: it gets the case without names, and what it writes back passes a gate before it stands on the sheet.

Nothing here speaks to a network. Design §15; docs/decisions.md §13.
"""

from huikuan_cli.core.assistant.cover import Cover as Cover
from huikuan_cli.core.assistant.cover import cover_of as cover_of
from huikuan_cli.core.assistant.facts_told import Ground as Ground
from huikuan_cli.core.assistant.facts_told import ground_of as ground_of
from huikuan_cli.core.assistant.gate import Refusal as Refusal
from huikuan_cli.core.assistant.gate import judged_lines as judged_lines
from huikuan_cli.core.assistant.reading import read_reply as read_reply
from huikuan_cli.core.assistant.request import request_text as request_text
from huikuan_cli.core.assistant.seating import seated as seated
from huikuan_cli.core.assistant.second_look import first_answer_of as first_answer_of
from huikuan_cli.core.assistant.second_look import with_former as with_former
from huikuan_cli.core.assistant.second_look import with_reasons as with_reasons
from huikuan_cli.core.assistant.second_look import worked_out_before as worked_out_before
