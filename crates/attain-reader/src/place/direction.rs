//! Which way a target is better.

use attain::{Better, Catalogue, Goal, Indicator};

use crate::alike::Name;

/// Returns the direction that has to be stated beside a goal: None where the goal says it itself, or nothing does.
pub(super) fn stated(goal: &Goal, phrase: &str, words: Option<Better>, catalogue: &Catalogue) -> Option<Better> {
    if goal.direction(None).is_ok() {
        return None;
    }
    match (words, known(phrase, catalogue)) {
        // To reach, to strive for: so one speaks of what is to fall, too.
        (Some(Better::Higher), Some(known)) => Some(known),
        (words, known) => words.or(known),
    }
}

/// The direction of the indicator in the catalogue that a phrase names, or that it begins or ends with.
fn known(phrase: &str, catalogue: &Catalogue) -> Option<Better> {
    if let Some(found) = catalogue.find(phrase) {
        return found.get_better();
    }
    let name = Name::of(phrase)?;
    name.shorter().find_map(|name| catalogue.find(&name)).and_then(Indicator::get_better)
}
