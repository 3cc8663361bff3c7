//! Whether a figure lies beyond all the earlier ones.
//!
//! | what is stated | verdict |
//! |---|---|
//! | beyond every earlier figure, as printed | holds |
//! | level with one, or behind it by less than the rounding of the two | off by last place |
//! | qualified, or compared with a qualified figure, and possibly beyond them all | consistent with bound |
//! | behind one of them | fails |

use super::Verdict;
use super::arithmetic::{Computed, is_approximate, printed};
use crate::decimal::Ratio;
use crate::figure::Figure;
use crate::interval::{Bound, Interval};

/// Returns how the record fares, and the figure that it has to surpass, in the unit of the first earlier one.
pub(super) fn compare(
    earlier: &[&Figure],
    stated: Option<&Figure>,
    lowest: bool,
) -> Result<(Verdict, Computed), String> {
    let unit = earlier.first().map(|figure| figure.unit().at(0)).ok_or("no earlier figure is given")?;
    let stated = stated.ok_or("a figure is not printed")?;
    // The lowest is the highest of what is turned round.
    let sign = Ratio::from(if lowest { -1 } else { 1 });
    let line = |figure: &Figure| -> Result<(Ratio, Ratio, Ratio), String> {
        let number = printed(figure).ok_or_else(|| format!("`{figure}` is not one number"))?;
        let factor = &figure.unit().at(0).factor_to(&unit).map_err(|e| e.to_string())? * &sign;
        let end = |bound: Option<&Bound<Ratio>>| {
            bound.map(|bound| &bound.at * &factor).ok_or_else(|| format!("`{figure}` is open on one side"))
        };
        let (a, b) = (end(number.possible.lower())?, end(number.possible.upper())?);
        let (least, most) = if lowest { (b, a) } else { (a, b) };
        Ok((least, &number.exact * &factor, most))
    };
    let (_, exact, most) = line(stated)?;
    let mut lines = earlier.iter().map(|figure| line(figure)).collect::<Result<Vec<_>, _>>()?.into_iter();
    let (mut least_best, mut best, mut most_best) = lines.next().ok_or("no earlier figure is given")?;
    for (least, at, most) in lines {
        (least_best, best, most_best) = (least_best.max(least), best.max(at), most_best.max(most));
    }
    let approximate = is_approximate(stated) || earlier.iter().any(|figure| is_approximate(figure));
    let verdict = match approximate {
        true if most > least_best => Verdict::ConsistentWithBound,
        false if exact > best => Verdict::Holds,
        false if most > least_best => Verdict::OffByLastPlace,
        _ => Verdict::Fails,
    };
    let turned = |at: &Ratio| at * &sign;
    let possible = Interval::closed(least_best.clone(), most_best.clone()).unwrap_or_else(|_| Interval::empty());
    let possible = if lowest { possible.mirror(turned) } else { possible };
    Ok((verdict, Computed { exact: turned(&best), possible, unit }))
}
