//! What the rest of the report makes doubtful about a figure: a size that is a thousand times that of its neighbours.

use attain::{Decimal, Kind, Quantity, Value, interrupt};

use crate::alike::Name;
use crate::mention::{Doubt, Flag, Mention};
use crate::reading::Draft;

/// How many mentions around one are its neighbours.
const REACH: usize = 12;

/// How many times larger or smaller than its neighbours a figure is implausible.
const FAR: i64 = 200;

/// Flags figures that are implausible beside others of the same thing, and takes back doubts that a scale word settles.
pub(crate) fn weigh(drafts: &mut [Draft]) {
    let name = |draft: &Draft| {
        interrupt::check();
        draft.mention.indicator.as_deref().and_then(Name::of)
    };
    let names: Vec<Option<Name>> = drafts.iter().map(name).collect();
    let lonely: Vec<bool> =
        (0..drafts.len()).inspect(|_| interrupt::check()).map(|at| stands_apart(drafts, &names, at)).collect();
    for (draft, lonely) in drafts.iter_mut().zip(lonely) {
        interrupt::check();
        let mention = &mut draft.mention;
        if lonely {
            let told = mention.flags.iter().find_map(|flag| flag.alternative.clone());
            let alternative = told.or_else(|| thousandfold(mention));
            mention.flags.push(Flag { doubt: Doubt::ImplausibleMagnitude, alternative });
        } else if matches!(mention.value(), Some(Value::Quantity(quantity)) if quantity.unit().exponent() > 0) {
            // `40,607 nghìn tỷ`: before a scale word a comma is a decimal mark.
            mention.flags.retain(|flag| flag.doubt != Doubt::AmbiguousSeparator);
        }
    }
}

/// Whether every neighbour of the same name, unit and kind is hundreds of times larger or smaller.
fn stands_apart(drafts: &[Draft], names: &[Option<Name>], at: usize) -> bool {
    let named = |at: usize| Some((&drafts.get(at)?.mention, names.get(at)?.as_ref()?));
    let Some((mention, name)) = named(at) else { return false };
    let Some(own) = amount(mention) else { return false };
    let neighbours = (at.saturating_sub(REACH)..(at + REACH).min(drafts.len())).filter(|other| *other != at);
    let sizes = neighbours.filter_map(named).filter_map(|(beside, other)| {
        let same_unit = beside.unit().map(|unit| unit.at(0)) == mention.unit().map(|unit| unit.at(0));
        let same_name = name == other || name.extends(other);
        let same_sort = beside.change.is_none() == mention.change.is_none();
        amount(beside).filter(|_| same_unit && same_name && same_sort)
    });
    let mut any = false;
    for size in sizes {
        if ratio(own, size).is_none_or(|times| times < Decimal::from(FAR)) {
            return false;
        }
        any = true;
    }
    any
}

/// The size of an amount of money, things or measures.
fn amount(mention: &Mention) -> Option<Decimal> {
    let Some(Value::Quantity(quantity)) = mention.value() else { return None };
    let sized = matches!(quantity.unit().kind(), Kind::Money | Kind::Count | Kind::Physical);
    quantity.base().ok().filter(|base| sized && *base > Decimal::ZERO)
}

/// How many times the smaller of two the larger is.
fn ratio(a: Decimal, b: Decimal) -> Option<Decimal> {
    let (large, small) = if a > b { (a, b) } else { (b, a) };
    large.checked_div(small)
}

/// The same figure a thousand times larger: a mark taken for a decimal one, or a scale word left out.
fn thousandfold(mention: &Mention) -> Option<Value> {
    let Some(Value::Quantity(quantity)) = mention.value() else { return None };
    let exponent = quantity.unit().exponent().checked_add(3)?;
    Some(Value::Quantity(Quantity::new(quantity.amount(), quantity.unit().at(exponent))))
}
