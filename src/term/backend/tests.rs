//! Tests of the painter.
