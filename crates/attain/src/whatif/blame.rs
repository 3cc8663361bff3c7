//! Which parts make the gap of their total.

use super::WhatIfError;
use crate::attainment::{Attainment, Gap};
use crate::decimal::Ratio;

/// What one part adds to the gap of its total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The name of the part.
    pub name: String,
    /// Its own gap in the unit itself, positive where better.
    pub gap: Ratio,
    /// Its gap ÷ the gap of the total; None where the total has none.
    pub share: Option<Ratio>,
}

/// The gap of a total and what its parts add to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blame {
    /// The gap of the total in the unit itself, positive where better.
    pub gap: Ratio,
    /// The parts, the one that costs most first.
    pub parts: Vec<Part>,
    /// What the parts leave unexplained: other parts, or targets and results that do not add up.
    pub unexplained: Ratio,
}

/// Returns what each part adds to the gap of its total.
///
/// # Errors
/// [`WhatIfError::NoGap`] where a verdict has no single gap, [`WhatIfError::Units`] where their units do not meet.
///
/// # Examples
/// ```
/// use attain::{Better, Goal, Locale, Target, whatif};
/// let verdict = |name: &str, asked: &str, found: &str| -> Result<_, Box<dyn std::error::Error>> {
///     Ok(Target::new(name, Goal::read(asked, Locale::En)?).better(Better::Higher).assess_text(found, Locale::En)?)
/// };
/// let total = verdict("Revenue", "17,500 billion VND", "17,000 billion VND")?;
/// let home = verdict("Domestic", "9,000 billion VND", "8,300 billion VND")?;
/// let port = verdict("Customs", "8,500 billion VND", "8,700 billion VND")?;
/// let blame = whatif::blame(&total, &[&home, &port])?;
/// assert_eq!(blame.parts.first().map(|p| p.name.as_str()), Some("Domestic"));
/// assert!(blame.unexplained.is_zero());
/// assert!(whatif::blame(&total, &[&verdict("Poverty", "3 %", "2 %")?]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn blame(total: &Attainment, parts: &[&Attainment]) -> Result<Blame, WhatIfError> {
    let name = |verdict: &Attainment| verdict.target().indicator().name().to_owned();
    let gap = |verdict: &Attainment| match verdict.gap() {
        Some(Gap::Quantity(gap)) => Ok(gap.clone()),
        _ => Err(WhatIfError::NoGap { target: name(verdict) }),
    };
    let whole = gap(total)?;
    let mut found = Vec::with_capacity(parts.len());
    for part in parts {
        let own = gap(part)?;
        let factor = own.unit().at(0).factor_to(&whole.unit().at(0)).map_err(|_| WhatIfError::Units {
            part: name(part),
            found: own.unit().code().to_owned(),
            wanted: whole.unit().code().to_owned(),
        })?;
        let value = &own.value() * &factor;
        found.push(Part { name: name(part), share: value.checked_div(&whole.value()).ok(), gap: value });
    }
    found.sort_by(|a, b| a.gap.cmp(&b.gap));
    let sum = found.iter().fold(Ratio::zero(), |sum, part| &sum + &part.gap);
    Ok(Blame { unexplained: &whole.value() - &sum, gap: whole.value(), parts: found })
}
