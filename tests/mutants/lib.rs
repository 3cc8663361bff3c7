//! Nothing of its own: a place for the tests that mutants are put to.
