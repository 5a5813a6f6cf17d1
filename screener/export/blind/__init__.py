"""Rankings without identity: pseudonyms for names, and blocks in every text for what tells who it is.

Masked are names (whole, in parts, glued, as initials), contact data, addresses and places, schools and years
of graduation, words that tell sex, and personal data such as birth, nationality, marital status and religion.
Employers, titles, dates of work, levels and fields of degrees stay. What is masked of a document is found as
ranges of its text, with the knowledge of sections and facts; other texts are searched for the same things.
"""

from screener.export.blind.mask import BLOCK, SEX, Mask, MaskedText, mask_for
from screener.export.blind.pseudonyms import pseudonyms

__all__ = ["BLOCK", "SEX", "Mask", "MaskedText", "mask_for", "pseudonyms"]
