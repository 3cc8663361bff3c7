//! Reading, comparing, adding, converting and judging: what a report of thousands of figures does most.
//!
//! Every benchmark takes inputs that the compiler cannot see through and returns its result, so that nothing is
//! computed in advance or thrown away. `cargo bench -p attain-benches`.

use std::hint::black_box;

use attain::{Better, Figure, Goal, Locale, Observation, Quantity, Range, Rounding, Target, Unit};
use criterion::{Criterion, criterion_group, criterion_main};

/// Figures as reports write them: money, a share, a rate of three words, a count.
const WRITTEN: [(&str, Locale); 8] = [
    ("17.500 tỷ đồng", Locale::Vi),
    ("8,05%", Locale::Vi),
    ("51 triệu đồng/người/năm", Locale::Vi),
    ("23 nghìn người", Locale::Vi),
    ("17,946 billion VND", Locale::En),
    ("2.45 billion USD", Locale::En),
    // Not in the plain form: capitals, a sum of two terms.
    ("17.500 Tỷ đồng", Locale::Vi),
    ("825 tỷ 776 triệu đồng", Locale::Vi),
];

fn read(text: &str, locale: Locale) -> Quantity {
    match Quantity::read(text, locale) {
        Ok(quantity) => quantity,
        Err(error) => unreachable!("a benchmark reads `{text}`: {error}"),
    }
}

fn reading(c: &mut Criterion) {
    let mut group = c.benchmark_group("read a quantity");
    for (text, locale) in WRITTEN {
        group.bench_function(text, |b| b.iter(|| Quantity::read(black_box(text), black_box(locale))));
    }
    group.finish();
    c.bench_function("read a range", |b| b.iter(|| Range::read(black_box("8 - 8,5%"), black_box(Locale::Vi))));
}

fn arithmetic(c: &mut Criterion) {
    let plan = read("17.500 tỷ đồng", Locale::Vi);
    let actual = read("17.946 tỷ đồng", Locale::Vi);
    let in_millions = read("17.946.000 triệu đồng", Locale::Vi);
    let people = read("23 nghìn người", Locale::Vi);
    let dong = Unit::from_code("VND").unwrap_or_else(|_| Unit::number());

    c.bench_function("compare, one power of ten", |b| b.iter(|| black_box(&actual).checked_cmp(black_box(&plan))));
    c.bench_function("compare, two powers of ten", |b| {
        b.iter(|| black_box(&in_millions).checked_cmp(black_box(&plan)));
    });
    c.bench_function("equal, two powers of ten", |b| b.iter(|| black_box(&in_millions) == black_box(&actual)));
    c.bench_function("add", |b| b.iter(|| black_box(&actual).checked_add(black_box(&plan))));
    c.bench_function("add, two powers of ten", |b| b.iter(|| black_box(&plan).checked_add(black_box(&in_millions))));
    c.bench_function("convert to the unit itself", |b| b.iter(|| black_box(&actual).to(black_box(&dong))));
    c.bench_function("ratio, exact", |b| b.iter(|| black_box(&actual).ratio_to(black_box(&plan))));
    c.bench_function("ratio, rounded to four decimals", |b| {
        b.iter(|| black_box(&actual).ratio_to(black_box(&plan)).and_then(|r| Ok(r.round(4, Rounding::HalfEven)?)));
    });
    c.bench_function("money per person", |b| {
        b.iter(|| black_box(&actual).checked_div(black_box(&people), 0, Rounding::HalfUp));
    });
}

/// Goals as plans write them, and what was reached: a figure, a band, a ceiling, an approximation.
const JUDGED: [(&str, &str, &str, Better); 4] = [
    ("a plain figure", "17.500 tỷ đồng", "17.946 tỷ đồng", Better::Higher),
    ("a band", "8 - 8,5%", "8,05%", Better::Higher),
    ("a ceiling", "không quá 4%", "3,25%", Better::Lower),
    ("nearly, against at least", "ít nhất 64 vạn tấn", "gần 65 vạn tấn", Better::Higher),
];

fn judging(c: &mut Criterion) {
    let mut group = c.benchmark_group("assess a target");
    for (name, goal, reached, better) in JUDGED {
        let (Ok(goal), Ok(figure)) = (Goal::read(goal, Locale::Vi), Figure::read(reached, Locale::Vi)) else {
            unreachable!("a benchmark reads `{goal}` and `{reached}`");
        };
        let target = Target::new("Chỉ tiêu", goal).better(better);
        let observation = Observation::new("Chỉ tiêu", figure);
        if let Err(error) = target.assess(&observation) {
            unreachable!("a benchmark assesses {name}: {error}");
        }
        group.bench_function(name, |b| b.iter(|| black_box(&target).assess(black_box(&observation))));
    }
    group.finish();
}

criterion_group!(benches, reading, arithmetic, judging);
criterion_main!(benches);
