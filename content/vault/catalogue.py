"""Every check of the vault, with the stable code that names it everywhere and how bad it is."""

from enum import Enum

from content.enums import Severity

E, W = Severity.ERROR, Severity.WARNING


class Code(Enum):
    """A check. The value is its code, as printed and stored; codes never change their meaning."""

    # Reading
    FILE_UNREADABLE = "file-unreadable", E
    FILE_NOT_UTF8 = "file-not-utf8", E
    FILE_TOO_LARGE = "file-too-large", E
    FILE_HAS_NUL = "file-has-nul", E
    FILE_OUTSIDE_VAULT = "file-outside-vault", E
    VAULT_EMPTY = "vault-empty", E
    FOLDER_MISSPELT = "folder-misspelt", W

    # Front matter
    FRONTMATTER_MISSING = "frontmatter-missing", E
    FRONTMATTER_UNCLOSED = "frontmatter-unclosed", E
    FRONTMATTER_INVALID = "frontmatter-invalid", E
    KEY_MISSING = "key-missing", E
    KEY_BLANK = "key-blank", E
    KEY_UNKNOWN = "key-unknown", W
    KEY_INVALID = "key-invalid", E
    ID_NOT_TEXT = "id-not-text", E
    SLUG_INVALID = "slug-invalid", E
    SLUG_RESERVED = "slug-reserved", E
    TLDR_TOO_LONG = "tldr-too-long", E
    WIKILINK_IN_METADATA = "wikilink-in-metadata", E

    # Structure
    TEXT_BEFORE_HEADING = "text-before-heading", E
    HEADING_UNKNOWN = "heading-unknown", E
    MODULE_EMPTY = "module-empty", W
    LENS_EMPTY = "lens-empty", W
    OUTCOME_EMPTY = "outcome-empty", E
    OUTCOME_OUTSIDE_SUBMODULE = "outcome-outside-submodule", E
    MODULE_OUTSIDE_SUBMODULE = "module-outside-submodule", E
    SUBMODULE_EMPTY = "submodule-empty", E
    COURSE_MODULE_UNLINKED = "course-module-unlinked", E
    MEETING_UNNAMED = "meeting-unnamed", E
    TEST_REPEATED = "test-repeated", W
    LENS_UNIDENTIFIED = "lens-unidentified", E
    LENS_ID_IGNORED = "lens-id-ignored", W
    HIDDEN_NOT_OPTIONAL = "hidden-not-optional", W

    # Fields
    TEXT_OUTSIDE_FIELD = "text-outside-field", E
    FIELD_SINGLE_COLON = "field-single-colon", E
    FIELD_REPEATED = "field-repeated", E
    FIELD_UNKNOWN = "field-unknown", W
    FIELD_MISPLACED = "field-misplaced", W
    FIELD_NOT_BOOLEAN = "field-not-boolean", W
    FIELD_INVALID = "field-invalid", E
    FIELDS_NONE = "fields-none", W
    HEADING_IN_FIELD = "heading-in-field", W
    ANCHOR_EMPTY = "anchor-empty", W

    # Segments
    SEGMENT_TITLED = "segment-titled", E
    TEXT_WITHOUT_CONTENT = "text-without-content", E
    TEXT_EMPTY = "text-empty", W
    CHAT_WITHOUT_INSTRUCTIONS = "chat-without-instructions", E
    CHAT_EMPTY = "chat-empty", W
    QUESTION_WITHOUT_CONTENT = "question-without-content", E
    QUESTION_INVALID = "question-invalid", E
    ROLEPLAY_WITHOUT_ID = "roleplay-without-id", E
    ROLEPLAY_INCOMPLETE = "roleplay-incomplete", E
    TIME_INVALID = "time-invalid", E
    SOURCE_MISSING = "source-missing", E
    DIRECTIVE_IN_TEXT = "directive-in-text", W

    # References
    LINK_MALFORMED = "link-malformed", E
    LINK_WITHOUT_FOLDER = "link-without-folder", E
    LINK_OUTSIDE_VAULT = "link-outside-vault", E
    TARGET_MISSING = "target-missing", E
    TARGET_OF_WRONG_KIND = "target-of-wrong-kind", E
    REFERENCE_REPEATED = "reference-repeated", E
    TEXT_LINK_MISSING = "text-link-missing", W
    TEXT_LINK_WITHOUT_ID = "text-link-without-id", W

    # Excerpts
    ANCHOR_NOT_FOUND = "anchor-not-found", E
    ANCHOR_AMBIGUOUS = "anchor-ambiguous", E
    TIMES_REVERSED = "times-reversed", E
    TIME_MARKER_MISSING = "time-marker-missing", E

    # Tiers
    TIER_WIP_IN_PRODUCTION = "tier-wip-in-production", E
    TIER_IGNORED_IN_PRODUCTION = "tier-ignored-in-production", E
    TIER_IGNORED_IN_WIP = "tier-ignored-in-wip", E

    # Identity
    ID_MALFORMED = "id-malformed", E
    ID_REPEATED = "id-repeated", E
    ID_MISSING = "id-missing", W
    SLUG_REPEATED = "slug-repeated", E
    ALIAS_TAKEN = "alias-taken", E

    # Requirements and replacement
    REQUIREMENT_UNKNOWN = "requirement-unknown", E
    REQUIREMENT_CIRCULAR = "requirement-circular", E
    REPLACES_INVALID = "replaces-invalid", E

    # Articles
    IMAGE_EMBEDDED = "image-embedded", E
    DIRECTIVE_UNSUPPORTED = "directive-unsupported", E
    DIRECTIVE_MISSPELT = "directive-misspelt", E
    DIRECTIVE_UNCLOSED = "directive-unclosed", E
    DIRECTIVE_BRACKET_UNCLOSED = "directive-bracket-unclosed", E
    DIRECTIVE_CLOSING_ATTRIBUTE = "directive-closing-attribute", E
    DIRECTIVE_BLOCK_FORM = "directive-block-form", E
    DIRECTIVE_LEAF_FORM = "directive-leaf-form", W
    DIRECTIVE_EMPTY = "directive-empty", W
    DIRECTIVE_ATTRIBUTE = "directive-attribute", W

    # Timestamps
    TIMESTAMPS_INVALID = "timestamps-invalid", E
    TIMESTAMPS_NOT_LIST = "timestamps-not-list", E
    TIMESTAMPS_EMPTY = "timestamps-empty", W
    TIMESTAMPS_ENTRY_INVALID = "timestamps-entry-invalid", E
    TIMESTAMPS_TIME_INVALID = "timestamps-time-invalid", E
    TIMESTAMPS_BACKWARDS = "timestamps-backwards", W
    TIMESTAMPS_MISSING = "timestamps-missing", E
    TRANSCRIPT_MISSING = "transcript-missing", W

    # What comes out
    SECTION_EMPTY = "section-empty", E
    SEGMENT_BLANK = "segment-blank", E
    TRANSCRIPT_BLANK = "transcript-blank", E

    # Addresses on the web
    ADDRESS_GONE = "address-gone", E
    ADDRESS_TROUBLE = "address-trouble", W

    def __init__(self, code: str, severity: Severity) -> None:
        """Unpack the member's value."""
        self.code = code
        self.severity = severity
