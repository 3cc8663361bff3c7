//! Claims: what a text says of its own figures, checked at the precision in which they are printed.

use attain::{Claim, ClaimKind, Figure, Locale, Ratio, Verdict};
use attain_tests::say;
use proptest::prelude::*;

fn figure(text: &str) -> Option<Figure> {
    match text {
        "" => None,
        text => Some(Figure::read(text, Locale::Vi).unwrap_or_else(|error| panic!("`{text}`: {error}"))),
    }
}

fn claim(kind: ClaimKind, terms: &[&str], stated: &str) -> Claim {
    Claim::new(kind, terms.iter().map(|text| figure(text)).collect(), figure(stated))
}

#[test]
fn a_claim_holds_at_the_precision_of_what_is_printed() {
    use ClaimKind::*;
    use Verdict::*;
    let rows: &[(ClaimKind, &[&str], &str, Verdict)] = &[
        // Shares of a plan: 116.408… and 152.800….
        (ShareOfPlan, &["9.982 tỷ đồng", "8.575 tỷ đồng"], "116,4%", Holds),
        (ShareOfPlan, &["9.982 tỷ đồng", "8.575 tỷ đồng"], "116,41%", Holds),
        (ShareOfPlan, &["9.982 tỷ đồng", "8.575 tỷ đồng"], "116,5%", OffByLastPlace),
        (ShareOfPlan, &["9.982 tỷ đồng", "8.575 tỷ đồng"], "116,3%", Fails),
        (ShareOfPlan, &["9.982 tỷ đồng", "8.575 tỷ đồng"], "117%", OffByLastPlace),
        (ShareOfPlan, &["54.341 tỷ đồng", "35.563 tỷ đồng"], "vượt 52,8%", Holds),
        (ShareOfPlan, &["54.341 tỷ đồng", "35.563 tỷ đồng"], "vượt 53,8%", Fails),
        // 8.36 of 8 % is 0.36 points more, whether points are written or percent; without `vượt` it is a share of the plan.
        (ShareOfPlan, &["8,36%", "8%"], "vượt 0,36%", Holds),
        (ShareOfPlan, &["8,36%", "8%"], "vượt 0,36 điểm %", Holds),
        (ShareOfPlan, &["8,36%", "8%"], "vượt 0,96 điểm %", Fails),
        (ShareOfPlan, &["8,36%", "8%"], "104,5%", Holds),
        // Said twice: a share stays a share, and a band is no figure within it.
        (Consistency, &["8,5%"], "8,5%", Holds),
        (Consistency, &["8 - 8,5%"], "8,2%", Fails),
        // Between tonnes there are no points.
        (Difference, &["8 tấn", "5 tấn"], "3 điểm %", Uncheckable),
        // A bare number may be a multiple.
        (Ratio, &["200 tấn", "100 tấn"], "2", Holds),
        // The units differ, not what they measure.
        (ShareOfPlan, &["9.982.000 triệu đồng", "8.575 tỷ đồng"], "116,4%", Holds),
        // 2.88 of 2.87 is 100.348…; what is printed came of unrounded figures.
        (ShareOfPlan, &["2,88 tỷ USD", "2,87 tỷ USD"], "100,3%", Holds),
        (ShareOfPlan, &["2,88 tỷ USD", "2,87 tỷ USD"], "100,4%", OffByLastPlace),
        (ShareOfPlan, &["2,88 tỷ USD", "2,87 tỷ USD"], "100,6%", OffByLastPlace),
        (ShareOfPlan, &["2,88 tỷ USD", "2,87 tỷ USD"], "101,6%", Fails),
        // Bounds.
        (ShareOfPlan, &["9.982 tỷ đồng", "8.575 tỷ đồng"], "hơn 116%", ConsistentWithBound),
        (ShareOfPlan, &["9.982 tỷ đồng", "8.575 tỷ đồng"], "gần 117%", ConsistentWithBound),
        (ShareOfPlan, &["9.982 tỷ đồng", "8.575 tỷ đồng"], "hơn 117%", Fails),
        (ShareOfPlan, &["9.982 tỷ đồng", "8.575 tỷ đồng"], "gần 116%", OffByLastPlace),
        (ShareOfPlan, &["9.982 tỷ đồng", "8.575 tỷ đồng"], "khoảng 115%", ConsistentWithBound),
        (ShareOfPlan, &["9.982 tỷ đồng", "8.575 tỷ đồng"], "khoảng 130%", Fails),
        (ShareOfPlan, &["9.982 tỷ đồng", "8.575 tỷ đồng"], "ít nhất 116%", ConsistentWithBound),
        // What is more or less than a figure is not that figure; what is at least or at most may be.
        (Growth, &["110 tấn", "100 tấn"], "tăng hơn 10%", OffByLastPlace),
        (Growth, &["110 tấn", "100 tấn"], "tăng gần 10%", OffByLastPlace),
        (Growth, &["90 tấn", "100 tấn"], "giảm hơn 10%", OffByLastPlace),
        (Growth, &["90 tấn", "100 tấn"], "giảm gần 10%", OffByLastPlace),
        (ShareOfPlan, &["110 tấn", "100 tấn"], "ít nhất 110%", ConsistentWithBound),
        (ShareOfPlan, &["110 tấn", "100 tấn"], "ít nhất 112%", Fails),
        (ShareOfPlan, &["110 tấn", "100 tấn"], "không quá 110%", ConsistentWithBound),
        (ShareOfPlan, &["110 tấn", "100 tấn"], "không quá 112%", ConsistentWithBound),
        (ShareOfPlan, &["110 tấn", "100 tấn"], "không quá 108%", Fails),
        // A share of the plan may be written as a multiple of it.
        (ShareOfPlan, &["9.982 tỷ đồng", "8.575 tỷ đồng"], "1,164 lần", Holds),
        // Growth, up and down.
        (Growth, &["110 tỷ đồng", "100 tỷ đồng"], "tăng 10%", Holds),
        (Growth, &["90 tỷ đồng", "100 tỷ đồng"], "giảm 10%", Holds),
        (Growth, &["90 tỷ đồng", "100 tỷ đồng"], "tăng 10%", Fails),
        (Growth, &["90 tỷ đồng", "100 tỷ đồng"], "giảm gần 11%", ConsistentWithBound),
        (Growth, &["90 tỷ đồng", "100 tỷ đồng"], "giảm hơn 9%", ConsistentWithBound),
        (Growth, &["90 tỷ đồng", "100 tỷ đồng"], "giảm hơn 12%", Fails),
        // A multiple is the level itself: twice is 200 to 100, not 300.
        (Growth, &["200 tấn", "100 tấn"], "gấp đôi", Holds),
        (Growth, &["200 tấn", "100 tấn"], "tăng gấp 2 lần", Holds),
        (Growth, &["300 tấn", "100 tấn"], "gấp đôi", OffByLastPlace),
        (Growth, &["400 tấn", "100 tấn"], "gấp đôi", Fails),
        (Growth, &["165 tấn", "100 tấn"], "gấp 1,5 lần", Fails),
        (Growth, &["154 tấn", "100 tấn"], "gấp 1,5 lần", Holds),
        (Growth, &["157 tấn", "100 tấn"], "gấp 1,5 lần", OffByLastPlace),
        (Growth, &["3,2 triệu lượt", "1,7 triệu lượt"], "gần gấp đôi", ConsistentWithBound),
        (Growth, &["3,2 triệu lượt", "1,2 triệu lượt"], "gần gấp đôi", Fails),
        (Growth, &["3,2 triệu lượt", ""], "gần gấp đôi", Uncheckable),
        // Two times more than before is three times as much; between two multiples it is two.
        (Growth, &["300 tấn", "100 tấn"], "vượt thêm 2,00 lần", Holds),
        (Difference, &["5,00 lần", "3,00 lần"], "vượt thêm 2,00 lần", Holds),
        (Ratio, &["200 tấn", "100 tấn"], "gấp đôi", Holds),
        // Sums, in any power of ten.
        (Sum, &["8.100 tỷ đồng", "9.400 tỷ đồng"], "17.500 tỷ đồng", Holds),
        (Sum, &["8.100 tỷ đồng", "9.400 tỷ đồng"], "17,5 nghìn tỷ đồng", Holds),
        (Sum, &["8.100 tỷ đồng", "9.400 tỷ đồng"], "17.501 tỷ đồng", OffByLastPlace),
        (Sum, &["8.100 tỷ đồng", "9.400 tỷ đồng"], "17.600 tỷ đồng", Fails),
        (Sum, &["33,3%", "33,3%", "33,3%"], "100%", Holds),
        (Sum, &["33,3%", "33,3%", "33,3%"], "100,0%", OffByLastPlace),
        // Differences of shares are points.
        (Difference, &["3,5%", "2,7%"], "0,8 điểm %", Holds),
        (Difference, &["7,36%", "7,0%"], "0,36 điểm %", Holds),
        // By how much one share or rate of growth exceeds another is points, though percent is written.
        (Difference, &["7,36%", "7,0%"], "vượt 0,36%", Holds),
        (Difference, &["7,36%", "7,0%"], "vượt 0,36 điểm %", Holds),
        (Difference, &["7,36%", "7,0%"], "vượt 0,41%", OffByLastPlace),
        (Difference, &["7,36%", "7,0%"], "vượt 5,1%", Fails),
        (ShareOfPlan, &["7,36%", "7,0%"], "vượt 0,36%", Holds),
        (ShareOfPlan, &["7,36%", "7,0%"], "105,1%", Holds),
        (Difference, &["100 tỷ đồng", "60 tỷ đồng"], "40 tỷ đồng", Holds),
        (Difference, &["100 tỷ đồng", "60 tỷ đồng"], "50 tỷ đồng", Fails),
        // Multiples and shares.
        (Ratio, &["300 tỷ đồng", "100 tỷ đồng"], "3 lần", Holds),
        (Ratio, &["320 xã", "411 xã"], "77,86%", Holds),
        (Ratio, &["16 xã", "320 xã"], "5,0%", Holds),
        (Ratio, &["16 xã", "320 xã"], "5,1%", OffByLastPlace),
        (PerCapita, &["1.000 tỷ đồng", "20 nghìn người"], "50 triệu đồng/người", Holds),
        // The same figure twice; a tally is not reduced, and may stand as its percentage.
        (Consistency, &["17.500 tỷ đồng"], "17.500 tỷ đồng", Holds),
        (Consistency, &["17.500 tỷ đồng"], "17,5 nghìn tỷ đồng", Holds),
        (Consistency, &["17.500 tỷ đồng"], "17.700 tỷ đồng", Fails),
        (Consistency, &["26/28 chỉ tiêu"], "26/28 chỉ tiêu", Holds),
        (Consistency, &["26/28 chỉ tiêu"], "13/14 chỉ tiêu", Fails),
        (Consistency, &["320/411 xã"], "77,86%", Holds),
        (Consistency, &["320/411 xã"], "78,86%", Fails),
        // Either way round: k of n was not rounded, the percentage beside it may have been.
        (Consistency, &["5,0%"], "16/320 xã", Holds),
        (Consistency, &["77,86%"], "320/411 xã", OffByLastPlace),
        (Consistency, &["77,86%"], "321/411 xã", Fails),
        (Consistency, &["50‰"], "16/320 xã", Holds),
        (Ratio, &["16 xã", "320 xã"], "16/320 xã", Holds),
        (Ratio, &["16 xã", "320 xã"], "17/320 xã", Fails),
        (ShareOfPlan, &["16 xã", "320 xã"], "16/320 xã", Holds),
        // Another k, another n, and other things are not the same.
        (Consistency, &["26/28 chỉ tiêu"], "20/28 chỉ tiêu", Fails),
        (Consistency, &["26/28 chỉ tiêu"], "26/30 chỉ tiêu", Fails),
        (Consistency, &["26/28 chỉ tiêu"], "26/28 huyện", Fails),
        (Consistency, &["8 - 8,5%"], "8-8,5%", Holds),
        // 8.5 is printed as 9 where no decimals are.
        (Consistency, &["8 - 8,5%"], "8 - 9%", Holds),
        (Consistency, &["8 - 8,5%"], "8 - 10%", Fails),
        (Consistency, &["8,0 - 8,5%"], "8,0 - 9,0%", Fails),
        (Consistency, &["gần 65 tấn"], "gần 65 tấn", Holds),
        (Consistency, &["hơn 64 tấn"], "67 tấn", ConsistentWithBound),
        // A bound that is missing on both sides is the same one.
        (Consistency, &["[8,)%"], "[8,)%", Holds),
        (Consistency, &["[8,)%"], "[8,9)%", Fails),
        (Consistency, &["từ 7,5% trở lên"], "từ 7,5% trở lên", Holds),
        (Consistency, &["từ 7,5% trở lên"], "từ 8,5% trở lên", Fails),
        // A qualified term reaches as far as in a verdict, 5 % of it.
        (ShareOfPlan, &["hơn 9.900 tỷ đồng", "8.575 tỷ đồng"], "116,4%", ConsistentWithBound),
        (ShareOfPlan, &["hơn 9.900 tỷ đồng", "8.575 tỷ đồng"], "115,5%", Holds),
        (ShareOfPlan, &["hơn 9.900 tỷ đồng", "8.575 tỷ đồng"], "114,0%", Fails),
        (ShareOfPlan, &["gần 9.900 tỷ đồng", "8.575 tỷ đồng"], "114,0%", ConsistentWithBound),
        // More than 9,900 may be more than 116 %, though 9,900 itself is not.
        (ShareOfPlan, &["hơn 9.900 tỷ đồng", "8.575 tỷ đồng"], "hơn 116%", ConsistentWithBound),
        (Sum, &["khoảng 40 tấn", "60 tấn"], "101 tấn", ConsistentWithBound),
        (Sum, &["khoảng 40 tấn", "60 tấn"], "110 tấn", Fails),
        // The highest so far, against everything before it.
        (Record, &["2,12 tỷ USD", "2,38 tỷ USD"], "2,45 tỷ USD", Holds),
        (Record, &["2.120 triệu USD"], "2,45 tỷ USD", Holds),
        (Record, &["2,45 tỷ USD", "2,38 tỷ USD"], "2,45 tỷ USD", OffByLastPlace),
        // 2,454 is printed as 2,45.
        (Record, &["2.454 triệu USD"], "2,45 tỷ USD", OffByLastPlace),
        (Record, &["2.456 triệu USD"], "2,45 tỷ USD", Fails),
        (Record, &["2,38 tỷ USD", "2,51 tỷ USD"], "2,45 tỷ USD", Fails),
        (Record, &["2,38 tỷ USD"], "gần 2,45 tỷ USD", ConsistentWithBound),
        (Record, &["2,51 tỷ USD"], "gần 2,45 tỷ USD", Fails),
        (Record, &["2,51 tỷ USD"], "hơn 2,45 tỷ USD", ConsistentWithBound),
        (Record, &["khoảng 2,4 tỷ USD"], "2,45 tỷ USD", ConsistentWithBound),
        (Record, &[], "2,45 tỷ USD", Uncheckable),
        (Record, &["2,38 tỷ USD", ""], "2,45 tỷ USD", Uncheckable),
        (Record, &["2,38 tỷ đồng"], "2,45 tỷ USD", Uncheckable),
        (Record, &["2 - 3 tỷ USD"], "2,45 tỷ USD", Uncheckable),
        // Nothing to check.
        (ShareOfPlan, &["dưới 9.900 tỷ đồng", "8.575 tỷ đồng"], "114,0%", Uncheckable),
        (ShareOfPlan, &["9.900 tỷ đồng", "8.575 tỷ đồng"], "114 tấn", Uncheckable),
        (ShareOfPlan, &["17.946 tỷ đồng", ""], "102,6%", Uncheckable),
        (ShareOfPlan, &["17.946 tỷ đồng", "3 triệu USD"], "102,6%", Uncheckable),
        (ShareOfPlan, &["17.946 tỷ đồng", "0 tỷ đồng"], "102,6%", Uncheckable),
        (ShareOfPlan, &["17.946 tỷ đồng"], "102,6%", Uncheckable),
        (Sum, &[], "5 tấn", Uncheckable),
        (Sum, &["5 tấn", "6 - 7 tấn"], "12 tấn", Uncheckable),
        // Ten tonnes may be ten and a half: what is added in kilograms is brought to tonnes with all that it may be.
        (Sum, &["10 tấn", "2.500 kg"], "13,0 tấn", OffByLastPlace),
        (Sum, &["10 tấn", "2.500 kg"], "13,2 tấn", Fails),
        // The printed figure counts to both ends of what it may have been.
        (Sum, &["10 tấn", "2.450 kg"], "13,0 tấn", OffByLastPlace),
        (Sum, &["10 tấn", "2.450 kg"], "11,9 tấn", OffByLastPlace),
        (Sum, &["5 tấn", "6 tấn"], "", Uncheckable),
    ];
    for (kind, terms, stated, verdict) in rows {
        let check = claim(*kind, terms, stated).check();
        assert_eq!(check.verdict, *verdict, "{kind:?} {terms:?} stated {stated}: {check:?}");
        assert_eq!(check.reason.is_some(), *verdict == Verdict::Uncheckable, "{kind:?} {terms:?}: {check:?}");
        if let (Some(computed), Some(possible)) = (&check.computed, &check.possible) {
            assert!(possible.contains_point(computed), "{kind:?} {terms:?}: what was computed is possible: {check:?}");
        }
    }
}

#[test]
fn an_excess_in_percent_between_shares_is_flagged_as_points() {
    let check = |kind, terms: &[&str], stated| claim(kind, terms, stated).check();
    let points = check(ClaimKind::ShareOfPlan, &["7,36%", "7,0%"], "vượt 0,36%");
    assert!(points.as_points);
    assert_eq!(points.unit, Some(attain::Unit::percentage_point()));
    assert_eq!(points.computed, Ratio::new(36, 100).ok());
    assert!(check(ClaimKind::Difference, &["7,36%", "7,0%"], "vượt 0,36%").as_points);
    assert!(!check(ClaimKind::Difference, &["7,36%", "7,0%"], "vượt 0,36 điểm %").as_points, "it says so itself");
    assert!(!check(ClaimKind::ShareOfPlan, &["54.341 tỷ đồng", "35.563 tỷ đồng"], "vượt 52,8%").as_points);
    // Growth beyond the year before is no share of it, and an excess twice is the same.
    let growth = check(ClaimKind::Growth, &["110 tỷ đồng", "100 tỷ đồng"], "vượt 10%");
    assert_eq!(growth.verdict, Verdict::Holds);
    assert_eq!(check(ClaimKind::Consistency, &["vượt 52,8%"], "152,8%").verdict, Verdict::Holds);
}

#[test]
fn a_result_is_told_in_the_unit_that_its_claim_is_made_in() {
    let result = |kind, terms: &[&str], stated| {
        let check = claim(kind, terms, stated).check();
        (check.computed.unwrap(), check.unit.unwrap().code().to_owned())
    };
    let told = |n: i64, code: &str| (Ratio::from(n), code.to_owned());
    assert_eq!(result(ClaimKind::Growth, &["200 tấn", "100 tấn"], "gấp đôi"), told(2, "times"));
    assert_eq!(result(ClaimKind::Growth, &["200 tấn", "100 tấn"], "tăng 100%"), told(100, "percent"));
    assert_eq!(result(ClaimKind::Ratio, &["200 tấn", "100 tấn"], "2 lần"), told(2, "times"));
    assert_eq!(result(ClaimKind::Ratio, &["200 tấn", "100 tấn"], "200%"), told(200, "percent"));
    assert_eq!(result(ClaimKind::ShareOfPlan, &["200 tấn", "100 tấn"], "2 lần"), told(200, "percent"));
    assert_eq!(result(ClaimKind::Difference, &["5%", "3%"], "2 điểm %"), told(2, "percentage_point"));
    assert_eq!(result(ClaimKind::Difference, &["5%", "3%"], "2%"), told(2, "percent"));
    assert_eq!(result(ClaimKind::Difference, &["5%", "3%"], "vượt 2%"), told(2, "percentage_point"));
}

#[test]
fn the_figure_that_is_not_printed_is_an_interval() {
    let show = |claim: Claim| claim.check().implied_range().map(|range| range.write(Locale::Vi));
    let plan = |part, share| claim(ClaimKind::ShareOfPlan, &[part, ""], share);
    // 17,946 at 102.6 %: 17,945.5 ÷ 1.0265 to 17,946.5 ÷ 1.0255.
    assert_eq!(show(plan("17.946 tỷ đồng", "102,6%")).as_deref(), Some("17.482 - 17.501 tỷ đồng"));
    let check = plan("17.946 tỷ đồng", "102,6%").check();
    assert_eq!(check.implied_quantity().map(|q| q.write(Locale::Vi)).as_deref(), Some("17.491 tỷ đồng"));
    assert_eq!(check.verdict, Verdict::Uncheckable);
    assert_eq!(show(plan("54.341 tỷ đồng", "vượt 52,8%")).as_deref(), Some("35.551 - 35.576 tỷ đồng"));
    let part = claim(ClaimKind::ShareOfPlan, &["", "88.600 tỷ đồng"], "72,11%");
    assert_eq!(show(part.clone()).as_deref(), Some("63.884 - 63.895 tỷ đồng"));
    assert_eq!(part.check().implied_quantity().map(|q| q.write(Locale::Vi)).as_deref(), Some("63.889 tỷ đồng"));
    // The base of a growth: 110 is 10 % more than 100, and 90 is 10 % less.
    let growth = |now, stated| claim(ClaimKind::Growth, &[now, ""], stated);
    assert_eq!(show(growth("110,0 tỷ đồng", "tăng 10,0%")).as_deref(), Some("99,9 - 100,1 tỷ đồng"));
    assert_eq!(show(growth("90,0 tỷ đồng", "giảm 10,0%")).as_deref(), Some("99,8 - 100,2 tỷ đồng"));
    let before = claim(ClaimKind::Growth, &["", "100,0 tỷ đồng"], "giảm 10%");
    assert_eq!(before.check().implied_quantity().map(|q| q.write(Locale::Vi)).as_deref(), Some("90,0 tỷ đồng"));
    assert_eq!(show(claim(ClaimKind::Ratio, &["17.946 tỷ đồng", ""], "5 lần")), None);
    assert_eq!(show(plan("17.946 tỷ đồng", "0%")), None);
    // Of what is below zero nothing is implied.
    assert_eq!(show(plan("-10 tỷ đồng", "10,0%")), None);
    assert_eq!(show(claim(ClaimKind::ShareOfPlan, &["", "-10 tỷ đồng"], "50%")), None);
    // 8 billion at 8‰ are of a thousand billion.
    let of_a_thousand = plan("8 tỷ đồng", "8,0‰").check().implied.unwrap();
    assert!(of_a_thousand.contains_point(&Ratio::from(1_000_000_000_000)));
}

#[test]
fn the_lowest_so_far_lies_below_everything_before_it() {
    let record = |level, earlier: &[&str]| {
        let earlier: Vec<Figure> = earlier.iter().filter_map(|text| figure(text)).collect();
        Claim::record(figure(level), &earlier, false).check()
    };
    let low = record("2,7%", &["3,5%", "4,8%"]);
    assert_eq!(low.verdict, Verdict::Holds);
    // What it has to lie below.
    assert_eq!(low.computed, Ratio::new(35, 10).ok());
    assert_eq!(record("2,7%", &["3,5%", "2,6%"]).verdict, Verdict::Fails);
    assert_eq!(record("2,7%", &["2,7%"]).verdict, Verdict::OffByLastPlace);
    assert_eq!(record("-2%", &["-1,5%", "3%"]).verdict, Verdict::Holds);
    // Only a record knows of the lowest.
    assert!(!claim(ClaimKind::Sum, &["1 tấn"], "1 tấn").lowest().is_lowest());
    assert!(claim(ClaimKind::Record, &["1 tấn"], "1 tấn").lowest().is_lowest());
}

#[test]
fn a_check_is_explained() {
    let explain = |kind, terms: &[&str], stated, locale| claim(kind, terms, stated).check().explain(locale);
    use ClaimKind::*;
    use Locale::{En, Vi};
    let rows: &[(ClaimKind, &[&str], &str, Locale, &str)] = &[
        (
            ShareOfPlan,
            &["9.982 tỷ đồng", "8.575 tỷ đồng"],
            "116,4%",
            Vi,
            "Phần trăm kế hoạch: nêu 116,4%; 9.982 tỷ đồng ÷ 8.575 tỷ đồng = 116,408%: đúng.",
        ),
        (
            ShareOfPlan,
            &["17.946 tỷ đồng", ""],
            "102,6%",
            Vi,
            "Phần trăm kế hoạch: nêu 102,6%; số còn lại không nêu, suy ra 17.482 - 17.501 tỷ đồng: không kiểm tra được.",
        ),
        (
            ShareOfPlan,
            &["17.946 tỷ đồng", ""],
            "102,6%",
            En,
            "Share of plan: 102.6% is stated; the other figure is not printed and must have been 17,482–17,501 billion VND: cannot be checked.",
        ),
        (
            ShareOfPlan,
            &["7,36%", "7,0%"],
            "vượt 0,36%",
            En,
            "Share of plan: exceeding by 0.36% is stated; 7.36% − 7.0% = 0.36 percentage points: holds.",
        ),
        (
            Growth,
            &["110 tỷ đồng", "100 tỷ đồng"],
            "tăng 10%",
            En,
            "Growth: up 10% is stated; (110 billion VND − 100 billion VND) ÷ 100 billion VND = 10%: holds.",
        ),
        (
            Sum,
            &["8.100 tỷ đồng", "9.400 tỷ đồng"],
            "17.600 tỷ đồng",
            Vi,
            "Tổng: nêu 17.600 tỷ đồng; 8.100 tỷ đồng + 9.400 tỷ đồng = 17.500 tỷ đồng: sai.",
        ),
        (Consistency, &["8 - 8,5%"], "8-8,5%", Vi, "Thống nhất: nêu 8 - 8,5%; nơi khác 8 - 8,5%: đúng."),
        (
            Growth,
            &["200 tấn", ""],
            "gấp đôi",
            Vi,
            "Tăng trưởng: nêu gấp 2 lần; số còn lại không nêu, suy ra 79 - 134 tấn: không kiểm tra được.",
        ),
        (
            Record,
            &["2,12 tỷ USD", "2,38 tỷ USD"],
            "2,45 tỷ USD",
            En,
            "Record: 2.45 billion USD is said to be the highest so far; max(2.12 billion USD; 2.38 billion USD) = 2.38 billion USD: holds.",
        ),
        (
            Record,
            &[],
            "2,45 tỷ USD",
            Vi,
            "Kỷ lục: 2,45 tỷ USD được nêu là cao nhất; chưa có số liệu trước đó: không kiểm tra được.",
        ),
    ];
    for (kind, terms, stated, locale, sentence) in rows {
        assert_eq!(explain(*kind, terms, stated, *locale), *sentence, "{kind:?} {terms:?} {stated}");
    }
}

#[test]
fn kinds_and_verdicts_have_names() {
    for (kind, name) in ClaimKind::NAMES {
        assert_eq!((ClaimKind::from_name(name), kind.name()), (Some(kind), name));
    }
    assert_eq!(Verdict::OffByLastPlace.name(), "off_by_last_place");
}

/// Every claim of the report, as people have judged it.
#[test]
fn the_claims_of_the_report_are_judged_as_people_judge_them() {
    let Some(text) = attain_tests::shared("seed/ha-tinh-2024.claims.json") else { return };
    let claims: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    let _page = attain_tests::page();
    for entry in &claims {
        let words = |at: &str| entry.pointer(at).and_then(|v| v.as_str()).unwrap_or_default().to_owned();
        let (a, b, p, stated) =
            (words("/terms/a/text"), words("/terms/b/text"), words("/terms/p/text"), words("/stated/text"));
        let found = match words("/type").as_str() {
            "share_of_plan" => claim(ClaimKind::ShareOfPlan, &[&a, &p], &stated),
            // The plan is what is looked for, and the share is what is stated.
            "derived" => claim(ClaimKind::ShareOfPlan, &[&a, ""], &p),
            "sum" => claim(ClaimKind::Sum, &[&a, &b], &stated),
            "consistency" => claim(ClaimKind::Consistency, &[&a], &stated),
            kind => panic!("a claim of kind `{kind}`"),
        };
        let check = found.check();
        say!("{:<14} {}", check.verdict.name(), words("/claim"));
        assert_eq!(check.verdict.name(), words("/verdict"), "{entry:#}");
    }
    say!("{} claims", claims.len());
}

proptest! {
    #[test]
    fn the_order_of_the_terms_of_a_sum_says_nothing(
        (parts, shuffled) in prop::collection::vec((0i64..100_000, 0u32..3), 2..6)
            .prop_flat_map(|parts| (Just(parts.clone()), Just(parts).prop_shuffle())),
        off in -3i64..4,
    ) {
        let term = |(n, scale): &(i64, u32)| {
            figure(&format!("{} tỷ đồng", attain::Decimal::new(*n, *scale).to_string().replace('.', ",")))
        };
        let sum: attain::Decimal = parts.iter().map(|(n, scale)| attain::Decimal::new(*n, *scale)).sum();
        let total = figure(&format!("{} tỷ đồng", (sum + attain::Decimal::new(off.abs(), 1)).to_string().replace('.', ",")));
        let one = Claim::sum(parts.iter().map(term).collect(), total.clone()).check();
        let other = Claim::sum(shuffled.iter().map(term).collect(), total).check();
        prop_assert_eq!(one.verdict, other.verdict);
        prop_assert_eq!(one.computed, other.computed);
        prop_assert_eq!(one.possible, other.possible);
        if off == 0 {
            prop_assert_eq!(one.verdict, Verdict::Holds);
        }
    }

    #[test]
    fn what_is_implied_holds_as_a_plan(part in 1i64..1_000_000, share in 1i64..3000) {
        let printed = |n: i64| attain::Decimal::new(n, 1).to_string().replace('.', ",");
        let (part, share) = (figure(&format!("{part} tấn")), figure(&format!("{}%", printed(share))));
        let check = Claim::share_of_plan(part.clone(), None, share.clone()).check();
        let implied = check.implied.unwrap();
        let exact = part.as_ref().unwrap().values(None).lower().unwrap().at.checked_div(
            &(&share.as_ref().unwrap().values(None).lower().unwrap().at * &Ratio::power_of_ten(-2)),
        ).unwrap();
        prop_assert!(implied.contains_point(&exact));
    }
}
