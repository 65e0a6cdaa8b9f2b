//! Tests of the table of phrases.
