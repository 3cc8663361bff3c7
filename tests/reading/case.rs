//! An annotated report: its text, what is to be read in it, and how a reading of it is scored.

use std::collections::BTreeMap;

use attain::{Decimal, Locale, Period, Value};
use attain_reader::{Mention, MentionKind, Reader, Reading, Said};

/// A report of the development set.
pub struct Case {
    pub name: String,
    pub locale: Locale,
    pub style: String,
    pub period: Option<Period>,
    pub text: String,
    pub golds: Vec<Gold>,
    pub negatives: Vec<(usize, usize)>,
    pub claims: Vec<GoldClaim>,
}

/// A mention as annotated.
#[derive(Clone, Debug)]
pub struct Gold {
    pub start: usize,
    pub end: usize,
    pub kind: String,
    pub value: String,
    pub unit: String,
    pub keys: BTreeMap<String, String>,
}

/// A claim as annotated: its kind, the mention that states it and its verdict.
#[derive(Clone, Debug)]
pub struct GoldClaim {
    pub kind: String,
    pub stated: Option<usize>,
    pub verdict: String,
}

impl Case {
    /// Reads an annotated report.
    pub fn parse(name: &str, file: &str) -> Self {
        let mut parts = file.splitn(3, "\n---\n");
        let (head, marked, rows) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
        let heads: BTreeMap<&str, &str> = head.lines().filter_map(|line| line.split_once(": ")).collect();
        let (text, spans, negatives) = strip(marked);
        let mut golds = Vec::new();
        let mut claims = Vec::new();
        for row in rows.lines().map(str::trim).filter(|row| !row.is_empty() && !row.starts_with('#')) {
            if let Some(claim) = row.strip_prefix("claim ") {
                claims.push(parse_claim(claim));
            } else {
                let (number, rest) = row.split_once(' ').unwrap_or_else(|| panic!("{name}: {row}"));
                let number: usize = number.parse().unwrap_or_else(|_| panic!("{name}: {row}"));
                let (start, end) = *spans.get(&number).unwrap_or_else(|| panic!("{name}: no mark {number}"));
                golds.push(parse_gold(rest, start, end));
            }
        }
        Self {
            name: name.to_owned(),
            locale: if heads["locale"] == "vi" { Locale::Vi } else { Locale::En },
            style: heads.get("style").unwrap_or(&"prose").split_whitespace().next().unwrap_or("prose").to_owned(),
            period: heads.get("period").and_then(|period| Period::parse(period.trim()).ok()),
            text,
            golds,
            negatives,
            claims,
        }
    }

    /// Reads the text as the project does.
    pub fn read(&self) -> Reading {
        match self.period {
            Some(period) => Reader::new().period(period).read(&self.text),
            None => Reader::new().read(&self.text),
        }
    }
}

/// Where something stands in a text.
type Span = (usize, usize);

/// Takes the marks out: the text, the span of each mention, the spans of what is no figure.
fn strip(marked: &str) -> (String, BTreeMap<usize, Span>, Vec<Span>) {
    let (mut text, mut spans, mut negatives) = (String::new(), BTreeMap::new(), Vec::new());
    let (mut at, mut open, mut bad) = (0, 0, 0);
    let mut chars = marked.chars().peekable();
    while let Some(ch) = chars.next() {
        match ch {
            '⟦' => open = at,
            '⟧' => {
                let mut number = 0;
                while let Some(digit) = chars.peek().and_then(|ch| ch.to_digit(10)) {
                    number = number * 10 + digit as usize;
                    chars.next();
                }
                spans.insert(number, (open, at));
            }
            '⟪' => bad = at,
            '⟫' => negatives.push((bad, at)),
            ch => {
                text.push(ch);
                at += 1;
            }
        }
    }
    (text, spans, negatives)
}

fn parse_gold(rest: &str, start: usize, end: usize) -> Gold {
    let (front, attributes) = rest.find(" role=").map_or((rest, ""), |at| rest.split_at(at));
    let mut words = front.splitn(3, ' ');
    let (kind, value) = (words.next().unwrap().to_owned(), words.next().unwrap_or("-").to_owned());
    let unit = words.next().unwrap_or("-").trim().to_owned();
    Gold { start, end, kind, value, unit, keys: attributes_of(attributes) }
}

fn attributes_of(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut rest = text.trim();
    while let Some((key, after)) = rest.split_once('=') {
        let (value, next) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => after.split_once(' ').unwrap_or((after, "")),
        };
        found.insert(key.trim().to_owned(), value.to_owned());
        rest = next.trim();
    }
    found
}

fn parse_claim(text: &str) -> GoldClaim {
    let (kind, rest) = text.split_once(' ').unwrap();
    let keys = attributes_of(rest);
    let index = |text: &str| text.trim().parse::<usize>().ok();
    GoldClaim {
        kind: kind.to_owned(),
        stated: keys.get("stated").and_then(|stated| index(stated)),
        verdict: keys.get("verdict").cloned().unwrap_or_default(),
    }
}

/// How many were right, of how many read and how many there are.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    pub right: usize,
    pub read: usize,
    pub there: usize,
}

impl Tally {
    pub fn add(&mut self, other: Self) {
        self.right += other.right;
        self.read += other.read;
        self.there += other.there;
    }

    pub fn precision(&self) -> f64 {
        if self.read == 0 { 1.0 } else { self.right as f64 / self.read as f64 }
    }

    pub fn recall(&self) -> f64 {
        if self.there == 0 { 1.0 } else { self.right as f64 / self.there as f64 }
    }

    pub fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.read + self.there).max(1) as f64
    }
}

/// The scores of a reading.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    pub fields: BTreeMap<&'static str, Tally>,
    pub misses: Vec<String>,
    /// Figures read where digits are no figure, and how many such places there are.
    pub alarms: (usize, usize),
}

impl Scores {
    fn count(&mut self, field: &'static str, right: bool) {
        self.fields.entry(field).or_default().add(Tally { right: usize::from(right), read: 1, there: 1 });
    }

    pub fn add(&mut self, other: &Self) {
        for (field, tally) in &other.fields {
            self.fields.entry(field).or_default().add(*tally);
        }
        self.alarms.0 += other.alarms.0;
        self.alarms.1 += other.alarms.1;
    }
}

/// Scores a reading against its annotation.
pub fn score(case: &Case, reading: &Reading) -> Scores {
    let mut scores = Scores::default();
    let mut matched: Vec<Option<usize>> = vec![None; case.golds.len()];
    let mut used = vec![false; reading.mentions.len()];
    for (index, gold) in case.golds.iter().enumerate() {
        let found = reading
            .mentions
            .iter()
            .enumerate()
            .position(|(at, mention)| !used[at] && same_span(gold, mention) && same_value(gold, mention));
        if let Some(at) = found {
            used[at] = true;
            matched[index] = Some(at);
        }
    }
    let overlaps = |mention: &Mention, start: usize, end: usize| mention.start < end && start < mention.end;
    let mut tally = Tally { right: matched.iter().flatten().count(), there: case.golds.len(), read: 0 };
    for (at, mention) in reading.mentions.iter().enumerate() {
        let gold = case.golds.iter().any(|gold| overlaps(mention, gold.start, gold.end));
        let alarm = case.negatives.iter().any(|(start, end)| overlaps(mention, *start, *end));
        let words = !mention.text.contains(|ch: char| ch.is_ascii_digit());
        tally.read += usize::from(used[at] || gold || alarm || words);
        if alarm && !used[at] {
            scores.alarms.0 += 1;
        }
        if !used[at] {
            let what = if alarm {
                "ALARM"
            } else if gold || words {
                "wrong"
            } else {
                "extra"
            };
            scores.misses.push(format!(
                "{what} {} in {}",
                shown(mention),
                around(&case.text, mention.start, mention.end)
            ));
        }
    }
    scores.alarms.1 = case.negatives.len();
    scores.fields.insert("mention", tally);
    for (gold, found) in case.golds.iter().zip(&matched) {
        let Some(mention) = found.and_then(|at| reading.mentions.get(at)) else {
            let place = around(&case.text, gold.start, gold.end);
            scores.misses.push(format!("missed {} {} {} in {place}", gold.kind, gold.value, gold.unit));
            continue;
        };
        let mut hold = |field: &'static str, right: bool, wanted: &str, got: &str| {
            scores.count(field, right);
            if !right {
                scores.misses.push(format!(
                    "{field} of {}: wanted {wanted}, got {got}",
                    around(&case.text, mention.start, mention.end)
                ));
            }
        };
        hold("kind", gold.kind == mention.kind.name(), &gold.kind, mention.kind.name());
        let role = gold.keys.get("role").map_or("other", String::as_str);
        hold("role", role == mention.role.name(), role, mention.role.name());
        if mention.kind == MentionKind::Date {
            continue;
        }
        let scored = ["about", "nearly", "over", "under", "at_least", "at_most", "estimated"];
        let wanted = gold
            .keys
            .get("q")
            .map(|q| q.split(',').filter(|q| scored.contains(q)).collect::<Vec<_>>())
            .unwrap_or_default();
        let got: Vec<&str> = mention.qualifiers.iter().map(|q| q.name()).filter(|q| scored.contains(q)).collect();
        hold("qualifiers", wanted == got, &wanted.join(","), &got.join(","));
        let wanted = gold.keys.get("ind").map_or("", String::as_str);
        let got = mention.indicator.as_deref().unwrap_or("");
        hold("indicator", overlap(wanted, got), wanted, got);
        let wanted = gold.keys.get("period").map_or("-", String::as_str);
        let got = mention.period.map_or_else(|| "-".to_owned(), |period| period.to_string());
        let same = Period::parse(wanted).ok() == mention.period;
        hold("period", same, wanted, &got);
    }
    claims(case, reading, &matched, &mut scores);
    scores
}

fn claims(case: &Case, reading: &Reading, matched: &[Option<usize>], scores: &mut Scores) {
    let place =
        |number: Option<usize>| number.and_then(|number| matched.get(number.checked_sub(1)?).copied().flatten());
    let mut used = vec![false; reading.claims.len()];
    let mut found = Tally { there: case.claims.len(), read: reading.claims.len(), right: 0 };
    for gold in &case.claims {
        let hit = reading.claims.iter().enumerate().position(|(at, claim)| {
            !used[at]
                && claim.check.claim.kind().name() == gold.kind
                && claim.stated.is_some()
                && claim.stated == place(gold.stated)
        });
        let Some(at) = hit else {
            scores.misses.push(format!("claim missed: {} stated={:?} {}", gold.kind, gold.stated, gold.verdict));
            continue;
        };
        used[at] = true;
        found.right += 1;
        let got = reading.claims[at].check.verdict.name();
        scores.count("verdict", got == gold.verdict);
        if got != gold.verdict {
            scores
                .misses
                .push(format!("verdict of {} stated={:?}: wanted {}, got {got}", gold.kind, gold.stated, gold.verdict));
        }
    }
    for (claim, _) in reading.claims.iter().zip(&used).filter(|(_, used)| !**used) {
        let text = claim.stated.and_then(|at| reading.mentions.get(at)).map_or("", |mention| mention.text.as_str());
        scores.misses.push(format!(
            "claim too many: {} stated `{text}` {}",
            claim.check.claim.kind().name(),
            claim.check.verdict.name()
        ));
    }
    scores.fields.insert("claim", found);
}

/// The words by which the span of a time may differ: what comes before its figures.
fn same_span(gold: &Gold, mention: &Mention) -> bool {
    if gold.kind == "date" {
        return gold.end == mention.end || gold.start == mention.start;
    }
    gold.start == mention.start && gold.end == mention.end
}

fn same_value(gold: &Gold, mention: &Mention) -> bool {
    let number = |text: &str| -> Option<Option<Decimal>> {
        if text.is_empty() { Some(None) } else { text.parse::<Decimal>().ok().map(Some) }
    };
    let unit = mention.unit().map_or("-", |unit| unit.code());
    match &mention.said {
        Said::Period(period) => gold.kind == "date" && Period::parse(&gold.value).is_ok_and(|wanted| wanted == *period),
        Said::Value(Value::Tally(tally)) => gold.value == format!("{}/{}", tally.k(), tally.n()) && gold.unit == unit,
        Said::Value(_) if gold.kind == "date" => false,
        Said::Value(_) => {
            let (low, high) = gold.value.split_once("..").unwrap_or((&gold.value, &gold.value));
            // Decimals are equal whatever their scale.
            number(low) == Some(mention.low()) && number(high) == Some(mention.high()) && gold.unit == unit
        }
        _ => false,
    }
}

/// Whether two phrases share half of the words of the shorter one.
pub fn overlap(wanted: &str, got: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase()
            .replace(['_', ',', '(', ')', ';', '/'], " ")
            .split_whitespace()
            .map(attain::text::prose::folded)
            .collect()
    };
    let (wanted, got) = (words(wanted), words(got));
    if wanted.is_empty() || got.is_empty() {
        return wanted.is_empty() && got.is_empty();
    }
    let shared = wanted.iter().filter(|word| got.contains(word)).count();
    2 * shared >= wanted.len().min(got.len())
}

/// A stretch of the text with the words around it.
fn around(text: &str, start: usize, end: usize) -> String {
    let piece = |from: usize, to: usize| {
        text.chars().skip(from).take(to.saturating_sub(from)).collect::<String>().replace('\n', "⏎")
    };
    format!("{}⟦{}⟧{}", piece(start.saturating_sub(48), start), piece(start, end), piece(end, end + 28))
}

fn shown(mention: &Mention) -> String {
    let low = mention.low().map_or_else(|| "-".to_owned(), |low| low.normalize().to_string());
    let high = mention.high().map_or_else(|| "-".to_owned(), |high| high.normalize().to_string());
    format!(
        "`{}`@{} {} {low}..{high} {}",
        mention.text,
        mention.start,
        mention.kind.name(),
        mention.unit().map_or("-", |unit| unit.code())
    )
}

/// The first real input with its annotation, where it lies beside the project.
pub fn seed() -> Option<Case> {
    let text = attain_tests::shared("seed/ha-tinh-2024.txt")?;
    let rows = |name: &str| -> Vec<serde_json::Value> {
        serde_json::from_str(&attain_tests::shared(&format!("seed/ha-tinh-2024.{name}.json")).unwrap()).unwrap()
    };
    let string = |row: &serde_json::Value, key: &str| row.get(key).and_then(|value| value.as_str()).map(str::to_owned);
    let index = |row: &serde_json::Value, key: &str| row.get(key).and_then(serde_json::Value::as_u64).unwrap() as usize;
    let golds: Vec<Gold> = rows("mentions")
        .iter()
        .map(|row| {
            let kind = string(row, "kind").unwrap();
            let (low, high) = (string(row, "low").unwrap(), string(row, "high").unwrap());
            let value = match (string(row, "num"), string(row, "den")) {
                (Some(k), Some(n)) => format!("{k}/{n}"),
                _ if kind == "date" && low != high => format!("{low}/{high}"),
                _ if low != high => format!("{low}..{high}"),
                _ => low,
            };
            let mut keys = BTreeMap::new();
            for (from, to) in [("role", "role"), ("indicator", "ind"), ("approx", "q"), ("period", "period")] {
                if let Some(value) = string(row, from) {
                    keys.insert(to.to_owned(), value.replace("2021-2025", "2021/2025"));
                }
            }
            Gold {
                start: index(row, "start"),
                end: index(row, "end"),
                kind,
                value,
                unit: string(row, "unit").unwrap(),
                keys,
            }
        })
        .collect();
    let at =
        |term: &serde_json::Value| golds.iter().position(|gold| gold.start == index(term, "start")).map(|at| at + 1);
    let claims = rows("claims")
        .iter()
        .map(|row| {
            let kind = string(row, "type").unwrap();
            let derived = kind == "derived";
            let stated = if derived { row["terms"].get("p") } else { row.get("stated") };
            GoldClaim {
                kind: if derived { "share_of_plan".to_owned() } else { kind },
                stated: stated.and_then(at),
                verdict: string(row, "verdict").unwrap(),
            }
        })
        .collect();
    let negatives = rows("ignore")
        .iter()
        .filter(|row| string(row, "scoring").unwrap() == "hard_negative")
        .map(|row| (index(row, "start"), index(row, "end")))
        .collect();
    Some(Case {
        name: "seed".to_owned(),
        locale: Locale::Vi,
        style: "prose".to_owned(),
        period: None,
        text,
        golds,
        negatives,
        claims,
    })
}
