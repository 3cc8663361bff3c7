//! Figures as provincial plans and statistical reports write them, and the same in English.
//!
//! The rows follow the notation that `tests/text.rs` has from reports; every example is our own.

use attain::{Change, Figure, Kind, Locale, Locale::En, Locale::Vi, Quantity, Value};

/// A figure in one line: its qualifiers and change, its value at the power of ten 0, `|` and what it is set against.
fn shown(figure: &Figure) -> String {
    let end = |end: Option<&Quantity>| {
        end.map_or_else(String::new, |end| end.value().to_decimal().unwrap().normalize().to_string())
    };
    let value = match figure.value() {
        Value::Quantity(quantity) => end(Some(quantity)),
        Value::Range(range) => format!("{}–{}", end(range.lower()), end(range.upper())),
        Value::Tally(tally) => format!("{}/{}", tally.k(), tally.n()),
        _ => unreachable!("no other value is read"),
    };
    let mut words: Vec<&str> = figure.qualifiers().iter().map(|qualifier| qualifier.name()).collect();
    words.extend(figure.change().map(Change::name));
    words.extend([value.as_str(), figure.unit().code()]);
    words.extend(figure.of().into_iter().flat_map(|of| ["|", of]));
    words.join(" ")
}

/// The rows of a table: text, `→`, reading.
fn rows(table: &str) -> impl Iterator<Item = (&str, &str)> {
    table.lines().filter_map(|row| row.trim().split_once(" → "))
}

fn reads(table: &str, locale: Locale) {
    for (text, reading) in rows(table) {
        let figure = Figure::read(text, locale).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(shown(&figure), reading, "{text}");
        for locale in Locale::ALL {
            let written = figure.write(locale);
            assert_eq!(Figure::read(&written, locale).as_ref(), Ok(&figure), "{text}: {written}");
        }
    }
}

#[test]
fn plain_amounts_have_their_unit() {
    // Levels and counts.
    let table = "
    tốc độ tăng trưởng đạt 8% → 8 percent{growth}
    120 nghìn tỷ đồng → 120000000000000 VND
    1,2 triệu tỷ đồng → 1200000000000000 VND
    5 tỷ 200 triệu 300 nghìn đồng → 5200300000 VND
    17.946,5 tỷ đồng → 17946500000000 VND
    2.861,0 nghìn ha → 2861000 ha
    340.000 lượt khách → 340000 visit
    3,5 triệu lượt khách → 3500000 visit
    25.000 lao động → 25000 worker
    8.500 lượt người → 8500 visit
    còn 2,5% → 2.5 percent
    giảm còn 3,1% → 3.1 percent
    bằng 35% GRDP → 35 percent{GRDP}
    9,8 phần nghìn → 9.8 per_mille
    ổn định ở mức 52% → 52 percent
    giữ ổn định ở mức 52% → 52 percent
    đạt tỷ lệ 95% → 95 percent
    đạt tỷ lệ 72,5% → 72.5 percent
    chiếm tỷ trọng 42,5% → 42.5 percent
    chiếm tỷ lệ 23,4% → 23.4 percent
    đạt 75 tuổi → 75 age
    6.500 tỷ kWh → 6500000000000 kWh
    5,6 triệu kWh → 5600000 kWh
    98,2km → 98.2 km
    1,8 triệu tấn.km → 1800000 t_km
    1.250 triệu lượt HK.km → 1250000000 passenger_km
    60.000 TEU → 60000 teu
    1.200 hợp tác xã → 1200 cooperative
    350 sản phẩm OCOP → 350 product
    15 khu công nghiệp → 15 industrial_park
    20 cụm công nghiệp → 20 industrial_cluster
    3.400 căn → 3400 house
    1.000 căn nhà ở xã hội → 1000 house
    85 xã → 85 commune
    thêm 5 xã → 5 commune
    có thêm 10 xã → 10 commune
    2.500 doanh nghiệp → 2500 enterprise
    57.000 đảng viên → 57000 party_member
    6.000 sinh viên → 6000 student
    4 triệu con → 4000000 animal
    420 nghìn con → 420000 animal
    10 triệu cây xanh → 10000000 tree
    3 nghìn tỷ → 3000000000000 1
    đóng góp 2,1 điểm phần trăm → 2.1 percentage_point
    tăng trưởng âm 2% → -2 percent{growth}
    âm 2,5% → -2.5 percent
    lên 85% → 85 percent
    nâng lên 85% → 85 percent
    tăng lên 68% → 68 percent
    đạt mức 6,8% → 6.8 percent
    ở mức 6,8% → 6.8 percent
    17.500 tỉ đồng → 17500000000000 VND
    12 ngàn tỉ đồng → 12000000000000 VND
    500 triệu VNĐ → 500000000 VND
    500 triệu vnđ → 500000000 VND
    500 triệu VND → 500000000 VND
    11.000 đô la Mỹ → 11000 USD
    3,5 tỷ đô la Mỹ → 3500000000 USD
    3,5 tỷ đôla → 3500000000 USD
    bằng một nửa → 0.5 1
    1.200.000 đồng → 1200000 VND
    1.200 nghìn đồng → 1200000 VND
    1 triệu rưỡi đồng → 1500000 VND
    hai triệu rưỡi → 2500000 1
    ba mươi phần trăm → 30 percent
    tám phẩy năm phần trăm → 8.5 percent
    mười hai nghìn tỷ đồng → 12000000000000 VND
    một trăm hai mươi lăm xã → 125 commune
    hai mươi ba nghìn việc làm → 23000 job
    1.500 công trình → 1500 work
    25 dự án → 25 project
    tổng số 25 dự án → 25 project
    thu hút 25 dự án → 25 project
    68,5 điểm → 68.5 score
    đạt 0,745 → 0.745 1
    rộng 5.990 km2 → 5990 km2
    46,5 triệu USD → 46500000 USD
    98,5 % → 98.5 percent
    98,5 phần trăm → 98.5 percent
    còn 1,93% → 1.93 percent
    xuống còn 1,93% → 1.93 percent
    đạt 450 nghìn tấn → 450000 t
    59 vạn tấn → 590000 t
    2,5 vạn lao động → 25000 worker
    1 vạn dân → 10000 person
    3 vạn 5 nghìn hộ → 35000 household
    22,3‰ → 22.3 per_mille
    dài 102,3 km → 102.3 km
    rộng 25 m → 25 m
    110 kV → 110 kV
    500kV → 500 kV
    63 MVA → 63 MVA
    90 CV → 90 CV
    90 mã lực → 90 CV
    1,5°C → 1.5 Cel
    68.000 tỷ đồng → 68000000000000 VND
    2 tỷ 500 triệu → 2500000000 1
    2 tỷ rưỡi đồng → 2500000000 VND
    1 nghìn 500 tỷ đồng → 1500000000000 VND
    một nghìn năm trăm tỷ đồng → 1500000000000 VND
    50.000đ → 50000 VND
    USD 3.500 → 3500 USD
    3,5 tỷ đô → 3500000000 USD
    35 triệu euro → 35000000 EUR
    500 triệu Yên → 500000000 JPY
    70 tỷ won → 70000000000 KRW
    1.234 nhân dân tệ → 1234 CNY
    mười hai phần trăm → 12 percent
    ba phần tư → 0.75 1
    3 tháng → 3 month
    18 tháng → 18 month
    45 ngày → 45 day
    12,4 điểm → 12.4 score
    1.002.600 người → 1002600 person
    1,3 triệu dân → 1300000 person
    1,3 triệu người → 1300000 person
    100 triệu dân → 100000000 person
    52.000 học sinh → 52000 pupil
    3.600 giáo viên → 3600 teacher
    250 trường → 250 school
    250 trường học → 250 school
    40 phòng học → 40 classroom
    5.600 hồ sơ → 5600 dossier
    15 thủ tục → 15 procedure
    12 nhiệm vụ → 12 task
    42 văn bản → 42 document
    120 vụ → 120 case
    120 vụ tai nạn → 120 accident
    15 người chết → 15 death
    87 ca → 87 case
    30 tàu cá → 30 ship
    2,5 triệu ô tô → 2500000 vehicle
    500 xe → 500 vehicle
    15.000 container → 15000 container
    300 chuyến → 300 trip
    Đạt 12,5% → 12.5 percent
    đạt 12,5%. → 12.5 percent
    +12,5% → 12.5 percent
    -12,5% → -12.5 percent
    12.5 % → 12.5 percent
    12.500.000 → 12500000 1
    12 500 000 đồng → 12500000 VND
    0,123 → 0.123 1
    0.123 → 0.123 1
    1.234.567,89 đồng → 1234567.89 VND
    1,234,567.89 đồng → 1234567.89 VND
    ";
    reads(table, Vi);
}

#[test]
fn rates_have_what_they_are_counted_by() {
    // Rates.
    let table = "
    9,5 bác sỹ/vạn dân → 9.5 doctor/10000 person
    35,5 giường bệnh/10.000 dân → 35.5 hospital_bed/10000 person
    28 giường bệnh trên 1 vạn dân → 28 hospital_bed/10000 person
    11 bác sĩ trên một vạn dân → 11 doctor/10000 person
    15,2 trẻ đẻ sống/1.000 dân → 15.2 birth/1000 person
    46 ca/100.000 trẻ đẻ sống → 46 case/100000 birth
    245 người/km2 → 245 person/km2
    52,5 tạ/ha → 52.5 quintal/ha
    5,9 tấn/ha/vụ → 5.9 t/ha/crop_season
    110 triệu đồng/ha → 110000000 VND/ha
    2.500 kWh/người/năm → 2500 kWh/person/year
    3.000 m3/ngày đêm → 3000 m3/day
    15.000 m³/ngày → 15000 m3/day
    500 tấn/ngày → 500 t/day
    12 triệu tấn/năm → 12000000 t/year
    16,8 m2 sàn/người → 16.8 m2/person
    27 m2/người → 27 m2/person
    25,5 m² sàn/người → 25.5 m2/person
    bình quân 17,5 tiêu chí/xã → 17.5 criterion/commune
    51 Triệu đồng/người/năm → 51000000 VND/person/year
    51 tr.đ/người/năm → 51000000 VND/person/year
    51 trđ/người → 51000000 VND/person
    1.000 tỷ đồng/năm → 1000000000000 VND/year
    300 triệu đồng mỗi năm → 300000000 VND/year
    bình quân 300 triệu đồng mỗi năm → 300000000 VND/year
    7,5 triệu đồng/người/tháng → 7500000 VND/person/month
    7,5 triệu đồng/tháng → 7500000 VND/month
    bình quân đầu người 85 triệu đồng → 85000000 VND/person
    3.500 đồng/m3 → 3500 VND/m3
    20.000 đồng/kg → 20000 VND/kg
    750 ngàn đồng/tháng → 750000 VND/month
    tốc độ tăng trưởng bình quân 9%/năm → 9 percent{growth}/year
    tăng trưởng bình quân đạt 7,5%/năm → 7.5 percent{growth}/year
    250 kg/người/năm → 250 kg/person/year
    3,2 con/hộ → 3.2 animal/household
    1,5 triệu đồng/người/tháng → 1500000 VND/person/month
    100.000 đồng/người → 100000 VND/person
    4.160.000 đồng/tháng → 4160000 VND/month
    22.500 đồng/giờ → 22500 VND/hour
    60 triệu đồng/hộ/năm → 60000000 VND/household/year
    200 triệu đồng/1 ha → 200000000 VND/ha
    200 triệu đồng trên 1 ha → 200000000 VND/ha
    200 triệu đồng trên một ha → 200000000 VND/ha
    200 triệu đồng mỗi ha → 200000000 VND/ha
    35 thuê bao/100 dân → 35 subscriber/100 person
    150 doanh nghiệp/1 vạn dân → 150 enterprise/10000 person
    0,6‰/năm → 0.6 per_mille/year
    12,5 ca/100.000 dân → 12.5 case/100000 person
    4.000 tấn/ngày đêm → 4000 t/day
    25 µg/m3 → 25 ug/m3
    50 mg/l → 50 mg/L
    50.000 đ/kg → 50000 VND/kg
    50.000đ/kg → 50000 VND/kg
    3.500 đô la/người → 3500 USD/person
    12,5%/ năm → 12.5 percent/year
    12.500.000 VND/tháng → 12500000 VND/month
    6,2 tấn/ha mỗi vụ → 6.2 t/ha/crop_season
    120 vụ/năm → 120 case/year
    ";
    reads(table, Vi);
}

#[test]
fn ranges_share_their_tail() {
    // Bands of plans.
    let table = "
    đạt từ 8,5 - 9%/năm → 8.5–9 percent/year
    chiếm 35 - 36% GDP → 35–36 percent{GDP}
    4.500 - 5.000 USD → 4500–5000 USD
    từ 3.800 đến 4.000 USD/người/năm → 3800–4000 USD/person/year
    1,5 - 2 tỷ USD → 1500000000–2000000000 USD
    từ 900 triệu đến 1 tỷ đồng → 900000000–1000000000 VND
    12 - 13%/năm → 12–13 percent/year
    từ 30 tuổi đến 45 tuổi → 30–45 age
    TỪ 8,5 - 9% → 8.5–9 percent
    50 nghìn tỷ đồng - 60 nghìn tỷ đồng → 50000000000000–60000000000000 VND
    từ 50 nghìn tỷ đồng đến 60 nghìn tỷ đồng → 50000000000000–60000000000000 VND
    50 đến 60 nghìn tỷ đồng → 50000000000000–60000000000000 VND
    giữa 5% và 7% → 5–7 percent
    từ 5 cho đến 7% → 5–7 percent
    5 tới 7% → 5–7 percent
    5 ~ 7% → 5–7 percent
    1,5 - 2 điểm phần trăm → 1.5–2 percentage_point
    90-95% → 90–95 percent
    từ 90%-95% → 90–95 percent
    từ 90 % đến 95 % → 90–95 percent
    1,0 - 1,5 điểm phần trăm/năm → 1–1.5 percentage_point/year
    37 - 39 độ C → 37–39 Cel
    37-39°C → 37–39 Cel
    20 - 25 triệu đồng/tháng → 20000000–25000000 VND/month
    5.000 tỷ - 6.000 tỷ đồng → 5000000000000–6000000000000 VND
    5 nghìn - 6 nghìn tỷ đồng → 5000000000000–6000000000000 VND
    5-6 nghìn tỷ đồng → 5000000000000–6000000000000 VND
    500 - 1.000 tỷ đồng → 500000000000–1000000000000 VND
    từ 800 triệu - 1,2 tỷ đồng → 800000000–1200000000 VND
    từ 800 triệu đồng - 1,2 tỷ đồng → 800000000–1200000000 VND
    2,5 triệu - 3 triệu đồng → 2500000–3000000 VND
    2,5 triệu đồng - 3 triệu đồng/người → 2500000–3000000 VND/person
    từ 15 đến 24 tuổi → 15–24 age
    15 - 60 tuổi → 15–60 age
    ";
    reads(table, Vi);
}

#[test]
fn qualifiers_stand_in_order() {
    // Qualifiers, alone and stacked.
    let table = "
    khoảng 85 triệu đồng/người/năm → about 85000000 VND/person/year
    đạt khoảng 85 - 90 triệu đồng/người → about 85000000–90000000 VND/person
    đạt 105 triệu đồng/người/năm trở lên → at_least 105000000 VND/person/year
    từ 18.500 tỷ đồng trở lên → at_least 18500000000000 VND
    đạt trên 45.000 tỷ đồng → over 45000000000000 VND
    trên 120.000 lượt khách quốc tế → over 120000 visit
    còn dưới 1,5% → under 1.5 percent
    giảm xuống còn dưới 2% → under 2 percent
    dưới 10% → under 10 percent
    không quá 4,5% → at_most 4.5 percent
    không vượt quá 3% GRDP → at_most 3 percent{GRDP}
    tối đa 60% GDP → at_most 60 percent{GDP}
    khoảng 3,6% GDP → about 3.6 percent{GDP}
    dưới 14‰ → under 14 per_mille
    dưới 19 ca tử vong/1.000 trẻ đẻ sống → under 19 death/1000 birth
    trên 52% → over 52 percent
    duy trì trên 52,5% → over 52.5 percent
    ước đạt gần 1,3 triệu tấn → estimated nearly 1300000 t
    ước đạt khoảng 59,5 vạn tấn → estimated about 595000 t
    ước khoảng 12% → estimated about 12 percent
    ước đạt 5.678,9 triệu USD → estimated 5678900000 USD
    dự kiến đạt 2,1 tỷ USD → estimated 2100000000 USD
    sơ bộ đạt 3,2% → estimated 3.2 percent
    phấn đấu đạt trên 8,5% → intended over 8.5 percent
    phấn đấu 100% → intended 100 percent
    phấn đấu đạt từ 8% trở lên → intended at_least 8 percent
    đạt tối thiểu 70% → at_least 70 percent
    đạt ít nhất 75% → at_least 75 percent
    tối thiểu đạt 75% → at_least 75 percent
    tối thiểu là 60 triệu đồng → at_least 60000000 VND
    trên 3.500 USD/người → over 3500 USD/person
    khoảng 7 – 7,5% → about 7–7.5 percent
    trong khoảng 4 - 4,5% → within 4–4.5 percent
    nằm trong khoảng từ 3% đến 5% → within 3–5 percent
    ít nhất 10 xã → at_least 10 commune
    10 xã trở lên → at_least 10 commune
    hơn 1.500 DN → over 1500 enterprise
    cao hơn 5% → over 5 percent
    đạt cao hơn 8% → over 8 percent
    xấp xỉ 6,8% → about 6.8 percent
    trên dưới 6% → about 6 percent
    ngót 3.000 tỷ → nearly 3000000000000 1
    non 2 triệu người → nearly 2000000 person
    suýt soát 5% → nearly 5 percent
    nhỉnh hơn 5% → over 5 percent
    vượt 5.000 tỷ đồng → over 5000000000000 VND
    vượt mức 5.000 tỷ đồng → over 5000000000000 VND
    chưa đến 3% → under 3 percent
    chưa tới 1.000 hộ → under 1000 household
    không đến 5% → under 5 percent
    không ít hơn 15 phòng → at_least 15 room
    nhiều nhất là 5 người → at_most 5 person
    cao nhất 15% → at_most 15 percent
    đúng 100 tỷ đồng → exactly 100000000000 VND
    tròn 100 tỷ đồng → exactly 100000000000 VND
    khoảng chừng 15% → about 15 percent
    độ 15 tấn → about 15 t
    cỡ 15 tấn → about 15 t
    tầm 15 tấn → about 15 t
    ≥ 95% → at_least 95 percent
    >95% → over 95 percent
    < 5% → under 5 percent
    ≤ 3,5% → at_most 3.5 percent
    thu hút trên 1,5 tỷ USD → over 1500000000 USD
    trên 65 điểm → over 65 score
    dưới 0,4 → under 0.4 1
    khoảng 5.990,7 km² → about 5990.7 km2
    khoảng 350 triệu m3 → about 350000000 m3
    khoảng 0,8 - 1 điểm %/năm → about 0.8–1 percentage_point/year
    trên 12,5 triệu lượt hành khách → over 12500000 passenger
    đạt khoảng 9,5 - 10%/năm → about 9.5–10 percent/year
    tăng trưởng từ 8,5% trở lên → at_least 8.5 percent{growth}
    khoảng 60 - 65 % → about 60–65 percent
    giảm còn khoảng 15,6‰ → about 15.6 per_mille
    85% trở lên → at_least 85 percent
    khoảng 30% GRDP → about 30 percent{GRDP}
    trên 45 vạn tấn → over 450000 t
    trên 35 độ C → over 35 Cel
    hơn một nghìn tỷ đồng → over 1000000000000 VND
    gần hai triệu lượt khách → nearly 2000000 visit
    khoảng ba mươi doanh nghiệp → about 30 enterprise
    hơn một phần tư → over 0.25 1
    khoảng một nửa → about 0.5 1
    từ 15 tuổi trở lên → at_least 15 age
    trên 60 tuổi → over 60 age
    73,6 tuổi trở lên → at_least 73.6 age
    khoảng  12,5%   / năm → about 12.5 percent/year
    ~ 12,5% → about 12.5 percent
     ≥12,5 % → at_least 12.5 percent
    >= 12,5 % → at_least 12.5 percent
    >= 12,5%/năm → at_least 12.5 percent/year
    ĐẠT TRÊN 12,5% → over 12.5 percent
    ";
    reads(table, Vi);
}

#[test]
fn changes_have_a_direction() {
    // Changes.
    let table = "
    tăng 9,5 - 10% → up 9.5–10 percent
    tăng từ 7,5 - 8% → up 7.5–8 percent
    tăng từ 6,5% đến 7% → up 6.5–7 percent
    tăng bình quân 8,5 - 9%/năm → up 8.5–9 percent/year
    tốc độ tăng bình quân 12%/năm → up 12 percent/year
    tăng trên 10%/năm → over up 10 percent/year
    giảm từ 0,6 - 1 điểm % → down 0.6–1 percentage_point
    giảm 1 - 1,5%/năm → down 1–1.5 percent/year
    giảm bình quân mỗi năm 1,5% → down 1.5 percent/year
    mỗi năm giảm 1 - 1,5% → down 1–1.5 percent/year
    bình quân mỗi năm giảm từ 1,0 - 1,5% → down 1–1.5 percent/year
    hằng năm tăng 5% → up 5 percent/year
    giảm hơn 3.200 hộ → over down 3200 household
    phấn đấu tăng 9% → intended up 9 percent
    phấn đấu giảm 1,2% → intended down 1.2 percent
    tăng 0,36 điểm phần trăm → up 0.36 percentage_point
    tăng 1,2 điểm → up 1.2 score
    tăng cao hơn 5% → over up 5 percent
    giảm sâu 15,6% → down 15.6 percent
    tăng mạnh 25% → up 25 percent
    tăng khá 8,2% → up 8.2 percent
    tăng tới 35% → up 35 percent
    tăng thêm 500 triệu đồng → up 500000000 VND
    tăng thêm khoảng 12.000 lao động → about up 12000 worker
    giảm bớt 30 thủ tục → down 30 procedure
    cắt giảm 20% → down 20 percent
    GIẢM 1,5%/NĂM → down 1.5 percent/year
    bình quân tăng 8,2%/năm → up 8.2 percent/year
    bình quân tăng trên 8%/năm → over up 8 percent/year
    tăng bình quân hàng năm 10% → up 10 percent/year
    tăng bình quân hằng năm từ 10 - 12% → up 10–12 percent/year
    giảm 1,0-1,5 điểm %/năm → down 1–1.5 percentage_point/year
    giảm bình quân 1,0 - 1,2%/năm → down 1–1.2 percent/year
    giảm bình quân hàng năm từ 1 - 1,2% → down 1–1.2 percent/year
    tăng 150 doanh nghiệp → up 150 enterprise
    giảm 0,2‰ → down 0.2 per_mille
    tăng 1,5 độ C → up 1.5 Cel
    ";
    reads(table, Vi);
}

#[test]
fn bases_are_named() {
    // What a figure is set against.
    let table = "
    tăng không dưới 12% so với năm 2023 → at_least up 12 percent | năm 2023
    tăng ít nhất 15% so với dự toán → at_least up 15 percent | dự toán
    giảm 0,5 điểm phần trăm so với năm 2022 → down 0.5 percentage_point | năm 2022
    chiếm 24,5% tổng sản phẩm → 24.5 percent | tổng sản phẩm
    95,5% dân số → 95.5 percent | dân số
    đạt 95% dân số tham gia bảo hiểm y tế → 95 percent | dân số tham gia bảo hiểm y tế
    bằng 112,3% dự toán Trung ương giao → 112.3 percent | dự toán Trung ương giao
    đạt 103,5% kế hoạch năm → 103.5 percent | kế hoạch năm
    hoàn thành 76,5% kế hoạch → 76.5 percent | kế hoạch
    bằng 98,3% cùng kỳ năm trước → 98.3 percent | cùng kỳ năm trước
    bằng 98,3% so với cùng kỳ năm trước → 98.3 percent | cùng kỳ năm trước
    vượt 12% kế hoạch đề ra → excess 12 percent | kế hoạch đề ra
    vượt 5,5% so với kế hoạch → excess 5.5 percent | kế hoạch
    vượt 1.200 tỷ đồng so với dự toán → excess 1200000000000 VND | dự toán
    tăng 2.300 tỷ đồng so với cùng kỳ → up 2300000000000 VND | cùng kỳ
    30% số xã → 30 percent | số xã
    trên 80% số xã → over 80 percent | số xã
    đạt 100% kế hoạch → 100 percent | kế hoạch
    đóng góp 45% vào tăng trưởng chung → 45 percent | tăng trưởng chung
    cao hơn 0,5 điểm phần trăm so với bình quân cả nước → up 0.5 percentage_point | bình quân cả nước
    thấp hơn 1,2 điểm phần trăm so với cùng kỳ → down 1.2 percentage_point | cùng kỳ
    tăng nhẹ 0,2% so với tháng trước → up 0.2 percent | tháng trước
    kéo giảm 5 - 10% số vụ tai nạn → down 5–10 percent | số vụ tai nạn
    tăng 3 triệu đồng/người so với năm 2019 → up 3000000 VND/person | năm 2019
    tăng 12,5% so cùng kỳ → up 12.5 percent | cùng kỳ
    tăng 12,5% so với 6 tháng đầu năm 2023 → up 12.5 percent | 6 tháng đầu năm 2023
    tăng 8,05% so với năm 2022 → up 8.05 percent | năm 2022
    tăng trưởng trên 8% so với năm 2023 → over 8 percent{growth} | năm 2023
    giảm ít nhất 5% số vụ → at_least down 5 percent | số vụ
    tăng 3,5 triệu đồng so với năm 2022 → up 3500000 VND | năm 2022
    100% số xã → 100 percent | số xã
    100% số hộ dân → 100 percent | số hộ dân
    98% hộ dân → 98 percent | hộ dân
    98% số hộ dân nông thôn → 98 percent | số hộ dân nông thôn
    khoảng 35% lực lượng lao động trong độ tuổi → about 35 percent | lực lượng lao động trong độ tuổi
    trên 30% kim ngạch xuất khẩu → over 30 percent | kim ngạch xuất khẩu
    chiếm 30% trong GRDP → 30 percent | GRDP
    chiếm 30% tổng GRDP → 30 percent | tổng GRDP
    bằng 100,5% dự toán HĐND tỉnh giao → 100.5 percent | dự toán HĐND tỉnh giao
    bằng khoảng 95% kế hoạch → about 95 percent | kế hoạch
    đạt gần 50% kế hoạch năm → nearly 50 percent | kế hoạch năm
    vượt 0,5% so với kế hoạch → excess 0.5 percent | kế hoạch
    bằng 95,2% so với cùng kỳ năm 2022 → 95.2 percent | cùng kỳ năm 2022
    tăng 5% so với cùng kỳ năm ngoái → up 5 percent | cùng kỳ năm ngoái
    tăng 5% so với đầu năm → up 5 percent | đầu năm
    tăng 5% so với cuối năm 2022 → up 5 percent | cuối năm 2022
    tăng 5% so với quý I/2023 → up 5 percent | quý I/2023
    tăng 5% so với tháng 12/2022 → up 5 percent | tháng 12/2022
    tăng 0,1% so với 31/12/2022 → up 0.1 percent | 31/12/2022
    tăng 5% so với kế hoạch đề ra → up 5 percent | kế hoạch đề ra
    tăng 5% so với nhiệm kỳ trước → up 5 percent | nhiệm kỳ trước
    98% học sinh → 98 percent | học sinh
    ";
    reads(table, Vi);
}

#[test]
fn multiples_are_times() {
    // Multiples.
    let table = "
    gấp 2,5 lần so với năm 2010 → 2.5 times | năm 2010
    gấp đôi so với năm 2015 → 2 times | năm 2015
    gấp ba lần năm 2015 → 3 times | năm 2015
    gấp gần 2 lần → nearly 2 times
    gấp hơn 3 lần cùng kỳ → over 3 times | cùng kỳ
    gấp khoảng 1,5 lần năm 2020 → about 1.5 times | năm 2020
    tăng gấp 2 lần so với năm 2020 → 2 times | năm 2020
    tăng gấp 1,8 lần → 1.8 times
    bằng 1,2 lần so với năm 2020 → 1.2 times | năm 2020
    bằng 1,5 lần cả nước → 1.5 times | cả nước
    gấp bốn lần → 4 times
    tăng 2,1 lần so với cùng kỳ → up 2.1 times | cùng kỳ
    không nhiều hơn 3 lần → at_most 3 times
    4,6 lần → 4.6 times
    tăng 5,2 lần so với năm 2010 → up 5.2 times | năm 2010
    gấp 1,5 - 2 lần so với năm 2020 → 1.5–2 times | năm 2020
    cao gấp 2,3 lần bình quân cả nước → 2.3 times | bình quân cả nước
    bằng 1,1 lần bình quân cả nước → 1.1 times | bình quân cả nước
    ";
    reads(table, Vi);
}

#[test]
fn k_of_n_is_kept() {
    // k of n.
    let table = "
    đạt và vượt 25/28 chỉ tiêu → 25/28 indicator
    đạt 182/182 xã → 182/182 commune
    có 8/13 huyện → 8/13 district
    hoàn thành 14/15 chỉ tiêu → 14/15 indicator
    12 trong 15 chỉ tiêu → 12/15 indicator
    12 trên 15 chỉ tiêu → 12/15 indicator
    19/19 tiêu chí → 19/19 criterion
    31/31 xã → 31/31 commune
    9/9 huyện, thành phố → 9/9 district
    63/63 tỉnh, thành phố → 63/63 province
    63/63 tỉnh thành → 63/63 province
    ";
    reads(table, Vi);
}

#[test]
fn ranks_are_held_among_others() {
    // Ranks; the higher is the smaller number.
    let table = "
    tăng 5 bậc so với năm 2022 → up 5 place | năm 2022
    đứng thứ 12 → 12 rank
    xếp thứ 9/63 → 9 rank | 63
    xếp thứ 9/63 tỉnh, thành phố → 9 rank | 63 tỉnh, thành phố
    xếp hạng 15 → 15 rank
    đứng thứ 5 cả nước → 5 rank | cả nước
    xếp thứ 3 khu vực → 3 rank | khu vực
    tăng 2 bậc → up 2 place
    giảm 3 bậc so với năm trước → down 3 place | năm trước
    xếp thứ 10 trong 63 tỉnh, thành → 10 rank | 63 tỉnh, thành
    xếp thứ 10/63 tỉnh thành → 10 rank | 63 tỉnh thành
    đứng thứ 2 trong vùng → 2 rank | vùng
    đứng thứ 2 vùng Bắc Trung Bộ → 2 rank | vùng Bắc Trung Bộ
    đứng thứ hai cả nước → 2 rank | cả nước
    ";
    reads(table, Vi);
}

/// A change of ranks is counted in places, a rank is not.
#[test]
fn places_are_counted_and_ranks_are_not() {
    for (text, locale, code) in [
        ("5 bậc", Vi, "place"),
        ("hạng 5", Vi, "rank"),
        ("thứ 5", Vi, "rank"),
        ("5 places", En, "place"),
        ("1 place", En, "place"),
        ("rank 5", En, "rank"),
        ("5th", En, "rank"),
        ("5th place", En, "rank"),
    ] {
        let quantity = Quantity::read(text, locale).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(quantity.unit().code(), code, "{text}");
    }
    let places = Quantity::read("5 bậc", Vi).unwrap();
    assert_eq!((places.unit().kind(), places.is_exact(), places.write(En)), (Kind::Count, true, "5 places".to_owned()));
    assert_eq!(Quantity::new(1.into(), places.unit().clone()).write(En), "1 place");
}

#[test]
fn english_says_the_same() {
    // English.
    let table = "
    about 5% → about 5 percent
    up 5% → up 5 percent
    up by 5.2% → up 5.2 percent
    rose 5.2% year on year → up 5.2 percent | year on year
    down 1-1.5 percentage points → down 1–1.5 percentage_point
    fell by 2.3% compared with 2022 → down 2.3 percent | 2022
    increase of 12% from 2022 → up 12 percent | 2022
    no more than 4% → at_most 4 percent
    not exceed 4% → at_most 4 percent
    does not exceed 4% → at_most 4 percent
    not to exceed 4% → at_most 4 percent
    more than $5 billion → over 5000000000 USD
    fewer than 1,000 households → under 1000 household
    over 70 percent → over 70 percent
    around 7 - 7.5% → about 7–7.5 percent
    between 7% and 7.5% → 7–7.5 percent
    from 7 to 7.5% → 7–7.5 percent
    7-7.5 per cent → 7–7.5 percent
    6.5–7% → 6.5–7 percent
    an estimated 5,000 jobs → estimated 5000 job
    exceeding 40% → over 40 percent
    exceed 5% → over 5 percent
    doubled → 2 times
    tripled → 3 times
    3.5 times higher than in 2020 → up 3.5 times | in 2020
    1.4 times the 2020 level → 1.4 times | the 2020 level
    26 of 28 targets → 26/28 indicator
    26 out of 28 → 26/28 1
    ranked 12th → 12 rank
    ranked 12th out of 63 → 12 rank | 63
    12th of 63 provinces → 12 rank | 63 provinces
    5% higher than last year → up 5 percent | last year
    growth of 8.05% → 8.05 percent{growth}
    annual growth of 7% → 7 percent{growth}/year
    an average of 7% per year → 7 percent/year
    116.4% of the plan → 116.4 percent | the plan
    10% or more → at_least 10 percent
    $5 million or less → at_most 5000000 USD
    less than 70 deaths per 100,000 live births → under 70 death/100000 birth
    less than 3 % → under 3 percent
    under 3% → under 3 percent
    minimum 3% → at_least 3 percent
    as much as 3% → at_most 3 percent
    as many as 30 people → at_most 30 person
    as high as 5% → at_most 5 percent
    5% at most → at_most 5 percent
    5% at least → at_least 5 percent
    5% or so → about 5 percent
    well over 5% → over 5 percent
    a little over 5% → over 5 percent
    slightly more than 5% → over 5 percent
    slightly below 5% → nearly 5 percent
    to 5% → 5 percent
    ";
    reads(table, En);
}
