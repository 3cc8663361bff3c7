//! Goals: the wordings of every comparator in both languages, and the law that writing and reading are one.
//!
//! The comparators are those of the table in `goal.rs`; the wordings are own examples.

use attain::{Change, Comparator, Figure, Goal, Locale, Locale::En, Locale::Vi, Qualifier, Quantity, Unit, Value};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn asks(locale: Locale, comparator: Comparator, value: &str, wordings: &str) {
    for text in wordings.lines().map(str::trim).filter(|text| !text.is_empty()) {
        let goal = Goal::read(text, locale).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(goal.comparator(), comparator, "{text}");
        let figure = goal.to_figure().unwrap();
        let plain = Figure::new(figure.value().clone()).write(En);
        assert_eq!(plain, value, "{text}");
        for locale in Locale::ALL {
            assert_eq!(Goal::read(&goal.write(locale), locale).as_ref(), Ok(&goal), "{text}: {}", goal.write(locale));
        }
    }
}

#[test]
fn a_level() {
    asks(
        Vi,
        Comparator::Plain,
        "8%",
        "
        đạt 8%
        là 8%
        ở mức 8%
        phấn đấu đạt 8%
        mục tiêu 8%
        chỉ tiêu: 8%
        mục tiêu là 8%
        bằng 8%
        còn 8%
        chiếm 8%
        hoàn thành 8%
    ",
    );
    asks(
        En,
        Comparator::Plain,
        "8%",
        "
        reach 8%
        reaching 8%
        be 8%
        target of 8%
        a target of 8%
        aim for 8%
        achieve 8%
        equal to 8%
        strive for 8%
        strive to reach 8%
        aim to achieve 8%
        target: 8%
    ",
    );
    asks(
        Vi,
        Comparator::Plain,
        "4%",
        "
        kiềm chế ở mức 4%
    ",
    );
    asks(
        En,
        Comparator::Plain,
        "2 times",
        "
        double
    ",
    );
}

#[test]
fn a_band() {
    asks(
        Vi,
        Comparator::Plain,
        "8–8.5%",
        "
        8–8,5%
        từ 8% đến 8,5%
        đạt 8 - 8,5%
        đạt từ 8 đến 8,5%
        8% tới 8,5%
        phấn đấu đạt 8 - 8,5%
    ",
    );
    asks(
        En,
        Comparator::Plain,
        "8–8.5%",
        "
        8-8.5%
        8 to 8.5%
        8% to 8.5%
        from 8 to 8.5 percent
        between 8% and 8.5%
        between 8 and 8.5%
        8% – 8.5%
        reaching between 8% and 8.5%
        reach 8-8.5%
        from 8% - 8.5%
        anywhere from 8 to 8.5%
        somewhere between 8 and 8.5%
    ",
    );
}

#[test]
fn at_least() {
    asks(
        Vi,
        Comparator::AtLeast,
        "8%",
        "
        ít nhất 8%
        ít nhất là 8%
        ít nhất đạt 8%
        đạt ít nhất 8%
        tối thiểu 8%
        tối thiểu đạt 8%
        từ 8% trở lên
        đạt từ 8% trở lên
        8% trở lên
        từ 8%
        không dưới 8%
        không thấp hơn 8%
        không ít hơn 8%
        không nhỏ hơn 8%
        không kém 8%
        không kém hơn 8%
        bằng hoặc cao hơn 8%
        lớn hơn hoặc bằng 8%
        thấp nhất 8%
        thấp nhất là 8%
        ≥ 8%
        >= 8%
        8% hoặc cao hơn
        8% hoặc hơn
        từ mức 8% trở lên
        phấn đấu từ 8% trở lên
        phấn đấu đạt ít nhất 8%
    ",
    );
    asks(
        En,
        Comparator::AtLeast,
        "8%",
        "
        at least 8%
        at a minimum 8%
        a minimum of 8%
        minimum 8%
        minimum of 8%
        no less than 8%
        not less than 8%
        no lower than 8%
        not lower than 8%
        not below 8%
        not under 8%
        8% or more
        8% or higher
        8% and above
        8% or above
        8% upwards
        8% and up
        8% or greater
        from 8%
        from 8% upwards
        ≥8%
        greater than or equal to 8%
        equal to or greater than 8%
        8%+
    ",
    );
    asks(
        En,
        Comparator::AtLeast,
        "8 communes",
        "
        no fewer than 8 communes
        not fewer than 8 communes
    ",
    );
}

#[test]
fn more_than() {
    asks(
        Vi,
        Comparator::MoreThan,
        "8%",
        "
        trên 8%
        hơn 8%
        đạt trên 8%
        đạt hơn 8%
        cao hơn 8%
        lớn hơn 8%
        nhiều hơn 8%
        vượt mức 8%
        vượt ngưỡng 8%
        quá 8%
        > 8%
        trên mức 8%
        phấn đấu đạt trên 8%
    ",
    );
    asks(
        Vi,
        Comparator::MoreThan,
        "8 billion VND",
        "
        vượt mốc 8 tỷ đồng
        vượt 8 tỷ đồng
        vượt trên 8 tỷ đồng
    ",
    );
    asks(
        En,
        Comparator::MoreThan,
        "8%",
        "
        more than 8%
        over 8%
        above 8%
        exceeding 8%
        greater than 8%
        higher than 8%
        larger than 8%
        in excess of 8%
        upwards of 8%
        beyond 8%
        > 8%
        reach more than 8%
    ",
    );
}

#[test]
fn at_most() {
    asks(
        Vi,
        Comparator::AtMost,
        "4%",
        "
        không vượt quá 4%
        không vượt 4%
        không cao hơn 4%
        không lớn hơn 4%
        không nhiều hơn 4%
        không trên 4%
        tối đa 4%
        tối đa không quá 4%
        tối đa là 4%
        nhiều nhất 4%
        cao nhất 4%
        4% trở xuống
        từ 4% trở xuống
        còn 4% trở xuống
        còn không quá 4%
        ≤4%
        nhỏ hơn hoặc bằng 4%
        giảm xuống còn không quá 4%
        kiểm soát ở mức không quá 4%
    ",
    );
    asks(
        En,
        Comparator::AtMost,
        "4%",
        "
        at most 4%
        no more than 4%
        not more than 4%
        not exceeding 4%
        not exceed 4%
        must not exceed 4%
        not to exceed 4%
        no higher than 4%
        not higher than 4%
        no greater than 4%
        not over 4%
        a maximum of 4%
        maximum of 4%
        maximum 4%
        4% or less
        4% or lower
        4% or below
        4% and below
        less than or equal to 4%
        capped at 4%
        ≤4%
    ",
    );
}

#[test]
fn below() {
    asks(
        Vi,
        Comparator::Below,
        "4%",
        "
        kiểm soát dưới 4%
        khống chế ở mức dưới 4%
        còn dưới 4%
        đạt dưới 4%
        thấp hơn 4%
        ít hơn 4%
        nhỏ hơn 4%
        chưa đến 4%
        chưa tới 4%
        không đến 4%
        không tới 4%
        dưới mức 4%
        < 4%
        giảm xuống dưới 4%
        giảm còn dưới 4%
        duy trì dưới 4%
        xuống dưới 4%
        xuống còn dưới 4%
    ",
    );
    asks(
        En,
        Comparator::Below,
        "4%",
        "
        below 4%
        under 4%
        less than 4%
        lower than 4%
        smaller than 4%
        < 4%
        to below 4%
        down to below 4%
        reduced to under 4%
        remain below 4%
        kept below 4%
        keep below 4%
        keep under 4%
        stay below 4%
        maintain below 4%
    ",
    );
    asks(
        En,
        Comparator::Below,
        "4 cases",
        "
        fewer than 4 cases
    ",
    );
}

#[test]
fn within() {
    asks(
        Vi,
        Comparator::Within,
        "4–4.5%",
        "
        trong khoảng 4 - 4,5%
        trong khoảng từ 4 đến 4,5%
        nằm trong khoảng 4 - 4,5%
        nằm trong khoảng từ 4% đến 4,5%
        trong phạm vi 4 - 4,5%
        trong giới hạn 4 - 4,5%
        dao động trong khoảng 4 - 4,5%
        ở trong khoảng 4 - 4,5%
        duy trì trong khoảng 4 - 4,5%
        giữ trong khoảng 4 - 4,5%
        kiểm soát trong khoảng 4 - 4,5%
        dao động từ 4 đến 4,5%
    ",
    );
    asks(
        En,
        Comparator::Within,
        "4–4.5%",
        "
        within 4-4.5%
        within the range of 4-4.5%
        in the range of 4 to 4.5%
        in the range 4-4.5%
        within a range of 4-4.5%
        in a range of 4-4.5%
        ranging from 4 to 4.5%
        ranging between 4 and 4.5%
        kept within 4-4.5%
        remain within 4-4.5%
        stay within 4-4.5%
    ",
    );
}

#[test]
fn about() {
    asks(
        Vi,
        Comparator::About,
        "8%",
        "
        khoảng chừng 8%
        xấp xỉ 8%
        vào khoảng 8%
        chừng 8%
        độ 8%
        tầm 8%
        cỡ 8%
        trên dưới 8%
        ~8%
        ≈8%
        đạt khoảng 8%
        ở mức khoảng 8%
        phấn đấu khoảng 8%
        ước đạt khoảng 8%
    ",
    );
    asks(
        En,
        Comparator::About,
        "8%",
        "
        about 8%
        around 8%
        approximately 8%
        approx. 8%
        roughly 8%
        circa 8%
        c. 8%
        some 8%
        in the region of 8%
        ~8%
        close to 8%
        somewhere around 8%
        8% approximately
    ",
    );
}

#[test]
fn exactly() {
    asks(
        Vi,
        Comparator::Exactly,
        "8%",
        "
        đúng 8%
        đúng bằng 8%
        chính xác 8%
        chính xác là 8%
        đạt đúng 8%
        = 8%
        vừa đúng 8%
        bằng đúng 8%
        duy trì đúng 8%
        giữ đúng 8%
    ",
    );
    asks(
        Vi,
        Comparator::Exactly,
        "8 billion VND",
        "
        tròn 8 tỷ đồng
    ",
    );
    asks(
        En,
        Comparator::Exactly,
        "8%",
        "
        exactly 8%
        precisely 8%
        =8%
        8% exactly
        equal to exactly 8%
    ",
    );
}

#[test]
fn changes_tallies_and_ranks_are_compared_alike() {
    for (text, locale, comparator, change) in [
        ("giảm từ 0,6 đến 1 điểm phần trăm", Vi, Comparator::Plain, Some(Change::Down)),
        ("giảm ít nhất 0,6 điểm %", Vi, Comparator::AtLeast, Some(Change::Down)),
        ("giảm trên 1,5%/năm", Vi, Comparator::MoreThan, Some(Change::Down)),
        ("giảm không quá 5%", Vi, Comparator::AtMost, Some(Change::Down)),
        ("tăng 10% so với năm 2023", Vi, Comparator::Plain, Some(Change::Up)),
        ("tăng ít nhất 10% so với năm 2023", Vi, Comparator::AtLeast, Some(Change::Up)),
        ("tăng tối thiểu 10%", Vi, Comparator::AtLeast, Some(Change::Up)),
        ("tăng thêm 500 giường bệnh", Vi, Comparator::Plain, Some(Change::Up)),
        ("tăng bình quân 8 - 8,5%/năm", Vi, Comparator::Plain, Some(Change::Up)),
        ("tăng từ 10% trở lên", Vi, Comparator::AtLeast, Some(Change::Up)),
        ("kéo giảm 5%", Vi, Comparator::Plain, Some(Change::Down)),
        ("mỗi năm giảm 1%", Vi, Comparator::Plain, Some(Change::Down)),
        ("reduce by 0.6 - 1 percentage points", En, Comparator::Plain, Some(Change::Down)),
        ("a reduction of at least 5%", En, Comparator::AtLeast, Some(Change::Down)),
        ("increase by 10% against 2023", En, Comparator::Plain, Some(Change::Up)),
        ("increase of more than 10%", En, Comparator::MoreThan, Some(Change::Up)),
        ("grow by 8-8.5% a year", En, Comparator::Plain, Some(Change::Up)),
        ("up at least 10% from 2023", En, Comparator::AtLeast, Some(Change::Up)),
        ("fall by no more than 5%", En, Comparator::AtMost, Some(Change::Down)),
        ("ít nhất 26/28 chỉ tiêu", Vi, Comparator::AtLeast, None),
        ("trên 25/28 chỉ tiêu", Vi, Comparator::MoreThan, None),
        ("thứ 15 trở lên", Vi, Comparator::AtMost, None),
        ("từ hạng 10 trở lên", Vi, Comparator::AtMost, None),
        ("at least 26 of 28 targets", En, Comparator::AtLeast, None),
    ] {
        let goal = Goal::read(text, locale).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((goal.comparator(), goal.to_figure().unwrap().change()), (comparator, change), "{text}");
        for locale in Locale::ALL {
            assert_eq!(Goal::read(&goal.write(locale), locale).as_ref(), Ok(&goal), "{text}: {}", goal.write(locale));
        }
    }
}

/// A place among the first is a rank of at most that number; its base is among whom.
#[test]
fn a_place_among_the_first() {
    for (text, locale, among) in [
        ("top 10", Vi, None),
        ("trong top 10", Vi, None),
        ("nằm trong tốp 10", Vi, None),
        ("vào top mười", Vi, None),
        ("phấn đấu lọt vào top 10", Vi, None),
        ("xếp trong top 10 cả nước", Vi, Some("cả nước")),
        ("thuộc top 10 tỉnh dẫn đầu cả nước", Vi, Some("cả nước")),
        ("trong nhóm 10", Vi, None),
        ("thuộc nhóm 10 tỉnh, thành phố dẫn đầu cả nước", Vi, Some("cả nước")),
        ("nhóm 10 địa phương đứng đầu", Vi, None),
        ("top 10", En, None),
        ("in the top 10", En, None),
        ("among the top ten", En, None),
        ("within the top 10", En, None),
        ("rank in the top 10", En, None),
        ("to be among the top 10 of the country", En, Some("the country")),
    ] {
        let goal = Goal::read(text, locale).unwrap_or_else(|error| panic!("{text}: {error}"));
        let figure = goal.to_figure().unwrap();
        assert_eq!(goal.comparator(), Comparator::AtMost, "{text}");
        assert_eq!(Figure::new(figure.value().clone()).write(En), "rank 10", "{text}");
        assert_eq!(figure.of(), among, "{text}");
        for locale in Locale::ALL {
            assert_eq!(Goal::read(&goal.write(locale), locale).as_ref(), Ok(&goal), "{text}: {}", goal.write(locale));
        }
    }
    for (text, locale, why) in [
        ("top 10%", Vi, "a share"),
        ("top 0", Vi, "no place"),
        ("top 2,5", Vi, "no place"),
        ("trong nhóm 10 người", Vi, "a group of ten"),
        ("nhóm 10 tỉnh thấp nhất", Vi, "the last"),
        ("the top 10%", En, "a share"),
        ("in the top", En, "no number"),
        ("bottom 10", En, "the last"),
    ] {
        assert!(Goal::read(text, locale).is_err(), "{text}: {why}");
    }
}

#[test]
fn what_nobody_asks_for_is_no_goal() {
    for (text, locale) in [
        ("gần 65%", Vi),
        ("vượt 5% dự toán", Vi),
        ("vượt kế hoạch 5%", Vi),
        ("đến 4%", Vi),
        ("từ 17% năm 2015", Vi),
        ("tăng giảm 5%", Vi),
        ("by 2025", En),
        ("±8%", En),
        ("8 through 8.5%", En),
        ("no later than 4%", En),
        ("nearly 65%", En),
    ] {
        assert!(Goal::read(text, locale).is_err(), "{text}");
    }
}

fn figures() -> impl Strategy<Value = Figure> {
    let codes =
        ["percent", "percent/year", "percentage_point", "VND", "VND/person/year", "commune", "t/ha", "rank", "1"];
    let quantity = move |amount: i32, scale: u32, code: usize, exponent: i8| {
        Quantity::new(
            Decimal::new(amount.into(), scale),
            Unit::from_code(codes[code % codes.len()]).unwrap().at(exponent),
        )
    };
    let value = (any::<i32>(), 0..=3u32, any::<usize>(), prop::sample::select(vec![0i8, 3, 6, 9]));
    let qualifier = prop::sample::select(Qualifier::NAMES.map(|(qualifier, _)| qualifier).to_vec());
    let change = prop::sample::select(vec![None, Some(Change::Up), Some(Change::Down)]);
    (
        value,
        prop::collection::vec(qualifier, 0..3),
        change,
        prop::sample::select(vec![None, Some("năm 2023"), Some("2023")]),
    )
        .prop_map(move |((amount, scale, code, exponent), qualifiers, change, of)| {
            let mut figure =
                Figure::new(Value::Quantity(quantity(amount, scale, code, exponent))).qualified(qualifiers);
            if let Some(change) = change {
                figure = figure.changing(change);
            }
            match of {
                Some(of) => figure.against(of),
                None => figure,
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn reading_a_written_goal_gives_the_same(figure in figures()) {
        if let Ok(goal) = Goal::from_figure(&figure) {
            for locale in Locale::ALL {
                let written = goal.write(locale);
                prop_assert_eq!(Goal::read(&written, locale), Ok(goal.clone()), "{}", written);
            }
        }
    }
}
