//! Amounts of money and measures in the notations of both languages: prices, price tags, unit formats, yards and pounds.
//!
//! The rows follow the notations of CLDR 47 (units, compact numbers), of spelled amounts, and of the international yard
//! and pound; every example is our own.

use attain::{Locale, Locale::En, Locale::Vi, Quantity, Range, Unit};

/// The rows of a table: text, `→`, reading.
fn rows(table: &str) -> impl Iterator<Item = (&str, &str)> {
    table.lines().filter_map(|row| row.trim().split_once(" → "))
}

fn number(quantity: &Quantity) -> String {
    quantity.value().to_decimal().unwrap().normalize().to_string()
}

fn quantities(table: &str, locale: Locale) {
    for (text, reading) in rows(table) {
        let quantity = Quantity::read(text, locale).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(format!("{} {}", number(&quantity), quantity.unit().code()), reading, "{text}");
        for locale in Locale::ALL {
            let written = quantity.write(locale);
            assert_eq!(Quantity::read(&written, locale).as_ref(), Ok(&quantity), "{text}: {written}");
        }
    }
}

fn ranges(table: &str, locale: Locale) {
    for (text, reading) in rows(table) {
        let range = Range::read(text, locale).unwrap_or_else(|error| panic!("{text}: {error}"));
        let end = |end: Option<&Quantity>| end.map_or_else(String::new, number);
        let shown = format!("{}–{} {}", end(range.lower()), end(range.upper()), range.unit().code());
        assert_eq!(shown, reading, "{text}");
    }
}

#[test]
fn prices_in_vietnamese() {
    let table = "
    $10 → 10 USD
    mười đô la → 10 USD
    mười đô la mỹ → 10 USD
    10 USD → 10 USD
    US$10 → 10 USD
    10 xu → 10 cent
    mười xu → 10 cent
    năm xen → 5 cent
    50 ¢ → 50 cent
    $10.000 → 10000 USD
    $10k → 10000 USD
    USD1,23 → 1.23 USD
    2 đô la 23 xen → 2.23 USD
    2 đô la 23 xu → 2.23 USD
    hai đô la hai mươi ba xen → 2.23 USD
    hai đô la và hai mươi ba xu → 2.23 USD
    2 đô và 23 xen → 2.23 USD
    hai chấm hai ba đô la → 2.23 USD
    hai phẩy hai mươi ba đô la → 2.23 USD
    2 phẩy 23 đô → 2.23 USD
    2,23 đô la → 2.23 USD
    năm đô 50 xu → 5.5 USD
    10000 đồng → 10000 VND
    10000đ → 10000 VND
    10.000đ → 10000 VND
    10.000 ₫ → 10000 VND
    ₫10.000 → 10000 VND
    VND 10.000 → 10000 VND
    VNĐ 10.000 → 10000 VND
    1000 VND → 1000 VND
    VND1000 → 1000 VND
    một nghìn VNĐ → 1000 VND
    hai mươi euro → 20 EUR
    20 euros → 20 EUR
    €20 → 20 EUR
    29,99€ → 29.99 EUR
    EUR 29,99 → 29.99 EUR
    29,99 euro → 29.99 EUR
    20 rupee → 20 INR
    20 rupees → 20 INR
    Rs 20,43 → 20.43 INR
    Rs.20 → 20 INR
    ₹20 → 20 INR
    INR 20 → 20 INR
    hai mươi rupi → 20 INR
    20 rupees 43 → 20.43 INR
    chín bảng anh → 9 GBP
    9 bảng → 9 GBP
    chín pound → 9 GBP
    £3,01 → 3.01 GBP
    3,01 bảng → 3.01 GBP
    AED 1 → 1 AED
    1 dirham → 1 AED
    một dirham → 1 AED
    100 yên → 100 JPY
    100 yen nhật → 100 JPY
    100 yên Nhật → 100 JPY
    5000 won → 5000 KRW
    5.000 won Hàn Quốc → 5000 KRW
    200 nhân dân tệ → 200 CNY
    200 tệ → 200 CNY
    1 triệu kíp Lào → 1000000 LAK
    500 baht → 500 THB
    500 bạt Thái → 500 THB
    20 đô la Úc → 20 AUD
    20 đô Úc → 20 AUD
    20 đô la Singapore → 20 SGD
    20 đô Sing → 20 SGD
    20 đô Canada → 20 CAD
    20 đô la Hồng Kông → 20 HKD
    20 đô la Đài Loan → 20 TWD
    1,5 triệu $ → 1500000 USD
    10 triệu đô → 10000000 USD
    10 triệu đô la → 10000000 USD
    3 tỷ USD → 3000000000 USD
    ";
    quantities(table, Vi);
}

#[test]
fn spelled_amounts_of_money() {
    let table = "
    Không Đồng → 0 VND
    Không Đồng Và Chín Mươi Chín Xu → 0.99 VND
    Âm Ba Mươi Bảy Đồng Và Sáu Mươi Tám Xu → -37.68 VND
    Ba Mươi Bảy Đồng Sáu Mươi Tám Xu → 37.68 VND
    Một Nghìn Đồng Và Năm Xu → 1000.05 VND
    Một Triệu Đồng Và Năm Xu → 1000000.05 VND
    một triệu đồng → 1000000 VND
    một triệu hai trăm ba mươi nghìn đồng → 1230000 VND
    một trăm nghìn đồng chẵn → 100000 VND
    một trăm đô la Mỹ → 100 USD
    một trăm hai mươi ba đô la Mỹ và bốn mươi lăm xu → 123.45 USD
    một đô la và một xu → 1.01 USD
    không đô la và năm mươi xu → 0.5 USD
    âm một trăm đồng → -100 VND
    một tỷ đồng → 1000000000 VND
    hai mươi tư nghìn đồng → 24000 VND
    mười lăm nghìn năm trăm đồng → 15500 VND
    một trăm phẩy năm đồng → 100.5 VND
    mười phẩy hai mươi lăm đồng → 10.25 VND
    ";
    quantities(table, Vi);
}

#[test]
fn ranges_of_prices() {
    let table = "
    từ 10 đến 20 đô la → 10–20 USD
    từ 10 đô la đến 20 đô la → 10–20 USD
    giữa 10 và 20 đô la → 10–20 USD
    giữa 10 và 20$ → 10–20 USD
    từ $10 đến $20 → 10–20 USD
    từ 10 - 20 đô → 10–20 USD
    10-20 đô la → 10–20 USD
    $10-$20 → 10–20 USD
    $10-20 → 10–20 USD
    1000-2000 đồng → 1000–2000 VND
    từ 1000 đồng đến 2000 đồng → 1000–2000 VND
    từ 1000 đồng tới 2000 đồng → 1000–2000 VND
    từ 1000-2000 đồng → 1000–2000 VND
    từ 1,1 đến 1,3 đô la → 1.1–1.3 USD
    giữa 1 phẩy 1 và 1 phẩy 3 đô la → 1.1–1.3 USD
    từ một phẩy một đến một phẩy ba đô la → 1.1–1.3 USD
    1,1 - 1,3 đô → 1.1–1.3 USD
    dưới 7000 đồng → –7000 VND
    ít hơn 7000 đồng → –7000 VND
    không quá 7000 đồng → –7000 VND
    không nhiều hơn 7000 đồng → –7000 VND
    không vượt quá 7000 đồng → –7000 VND
    chưa tới 7000 đồng → –7000 VND
    thấp hơn 7000 đồng → –7000 VND
    tối đa 7000 đồng → –7000 VND
    7000 đồng trở xuống → –7000 VND
    7000 đồng trở lại → –7000 VND
    nhiều hơn 1,42 đô la → 1.42– USD
    trên 1,42 đô la → 1.42– USD
    ít nhất 1,42 đô la → 1.42– USD
    ít nhất 1 đô la và bốn mươi hai xen → 1.42– USD
    tối thiểu $1,42 → 1.42– USD
    không dưới 1,42 đô la → 1.42– USD
    không thấp hơn 1,42 đô la → 1.42– USD
    1,42 đô la trở lên → 1.42– USD
    từ 1,42 đô la trở lên → 1.42– USD
    lớn hơn $1,42 → 1.42– USD
    hơn một đô la và bốn mươi hai xen → 1.42– USD
    ";
    ranges(table, Vi);
}

#[test]
fn measures_as_cldr_writes_them() {
    let table = "
    1.250 km² → 1250 km2
    1.250 cm² → 1250 cm2
    3,2 cm² → 3.2 cm2
    3,2 xentimét vuông → 3.2 cm2
    51 triệu đồng/cm² → 51000000 VND/cm2
    3,2 héc-ta → 3.2 ha
    3,2 mét vuông → 3.2 m2
    1.250 inch vuông → 1250 square_inch
    1.250 foot vuông → 1250 square_foot
    1.250 dặm vuông → 1250 square_mile
    1.250 mẫu Anh → 1250 acre
    3,2‰ → 3.2 per_mille
    3,2 quý → 3.2 quarter
    1.250 quý → 1250 quarter
    1.250 tháng → 1250 month
    51 triệu đồng/tháng → 51000000 VND/month
    51 triệu đồng/ngày → 51000000 VND/day
    51 triệu đồng/giờ → 51000000 VND/hour
    51 triệu đồng/h → 51000000 VND/hour
    51 triệu đồng/tuần → 51000000 VND/week
    51 triệu đồng/phút → 51000000 VND/minute
    51 triệu đồng/năm → 51000000 VND/year
    51 triệu đồng/s → 51000000 VND/second
    1.250 năm → 1250 year
    3,2 năm → 3.2 year
    3,2 phút → 3.2 minute
    1.250 giây → 1250 second
    1.250 thập kỷ → 1250 decade
    1.250 thế kỷ → 1250 century
    1.250 mili giây → 1250 millisecond
    1.250 calo → 1250 cal
    1.250 kcal → 1250 kcal
    3,2 kcal → 3.2 kcal
    1.250 kWh → 1250 kWh
    3,2 kilôoát giờ → 3.2 kWh
    3,2 kilôjun → 3.2 kJ
    3,2 jun → 3.2 J
    3,2 kJ → 3.2 kJ
    1.250 kilômét → 1250 km
    3,2 kilômét → 3.2 km
    51 triệu đồng/km → 51000000 VND/km
    51 triệu đồng/m → 51000000 VND/m
    51 triệu đồng/cm → 51000000 VND/cm
    1.250 xentimét → 1250 cm
    3,2 xentimét → 3.2 cm
    3,2 milimét → 3.2 mm
    1.250 dặm → 1250 mile
    3,2 hải lý → 3.2 nautical_mile
    1.250 inch → 1250 inch
    1.250 feet → 1250 foot
    1.250 km → 1250 km
    1.250km → 1250 km
    1.250 m → 1250 m
    3,2 cm → 3.2 cm
    1.250 tấn → 1250 t
    3,2 tấn → 3.2 t
    3,2 t → 3.2 t
    51 triệu đồng/tấn → 51000000 VND/t
    51 triệu đồng/t → 51000000 VND/t
    1.250 kilôgam → 1250 kg
    3,2 kilôgam → 3.2 kg
    3,2 kg → 3.2 kg
    1.250 gam → 1250 g
    1.250 miligam → 1250 mg
    3,2 mg → 3.2 mg
    1.250 pound → 1250 GBP
    1.250 ounce → 1250 oz
    51 triệu đồng/gam → 51000000 VND/g
    3,2 gigaoát → 3.2 GW
    1.250 GW → 1250 GW
    1.250 Megaoát → 1250 MW
    3,2 MW → 3.2 MW
    3,2 kW → 3.2 kW
    1.250 W → 1250 W
    3,2 W → 3.2 W
    1.250 oát → 1250 W
    3,2 m³ → 3.2 m3
    1.250 kilômét khối → 1250 km3
    3,2 kilômét khối → 3.2 km3
    1.250 km³ → 1250 km3
    1.250 lít → 1250 L
    51 triệu đồng/lít → 51000000 VND/L
    51 triệu đồng/L → 51000000 VND/L
    51 triệu đồng/l → 51000000 VND/L
    1.250 mililít → 1250 mL
    3,2 mililít → 3.2 mL
    1.250 megalít → 1250 ML
    3,2 mét/giây → 3.2 m/second
    3,2 m/s → 3.2 m/second
    1.250 km/h → 1250 km/hour
    1.250 km/giờ → 1250 km/hour
    1.250 dặm/giờ → 1250 mile/hour
    3,2 độ C → 3.2 Cel
    1.250 độ C → 1250 Cel
    1.250 °C → 1250 Cel
    35 ºC → 35 Cel
    1.250 độ F → 1250 degF
    1.250°F → 1250 degF
    3,2°F → 3.2 degF
    1.250 GWh → 1250 GWh
    1.250 MWh → 1250 MWh
    1.250 gigaoát giờ → 1250 GWh
    350 N ₫ → 350000 VND
    17,5 T ₫ → 17500000000 VND
    2,4 T ₫ → 2400000000 VND
    2,4 N US$ → 2400 USD
    17,5 Tr US$ → 17500000 USD
    350 Tr ₫ → 350000000 VND
    350 T US$ → 350000000000 USD
    2,4 NT ₫ → 2400000000000 VND
    2,4 NT US$ → 2400000000000 USD
    350 NT US$ → 350000000000000 USD
    17,5 NT US$ → 17500000000000 USD
    17.500,00 US$ → 17500 USD
    1.234.567,00 US$ → 1234567 USD
    -17.500 ₫ → -17500 VND
    1.234 ₫ → 1234 VND
    3,5 € → 3.5 EUR
    12.345 ¥ → 12345 JPY
    0,5% → 0.5 percent
    0,5‰ → 0.5 per_mille
    -5% → -5 percent
    ";
    quantities(table, Vi);
}

#[test]
fn prices_in_english() {
    let table = "
    $10 → 10 USD
    US$ 2.4bn → 2400000000 USD
    US$2.4 bn → 2400000000 USD
    $2.4 billion → 2400000000 USD
    USD 5.4 trillion → 5400000000000 USD
    5.4 trillion dollars → 5400000000000 USD
    $1.2m → 1200000 USD
    $1.2M → 1200000 USD
    $3.5 mn → 3500000 USD
    10K dollars → 10000 USD
    $10k → 10000 USD
    5 crore rupees → 50000000 INR
    Rs 3 crore → 30000000 INR
    ₹2.5 lakh → 250000 INR
    2 lakh rupees → 200000 INR
    Rs. 4 lakh crore → 4000000000000 INR
    2 dollars and 23 cents → 2.23 USD
    two dollars 23 cents → 2.23 USD
    two dollars and twenty-three cents → 2.23 USD
    $2.23 → 2.23 USD
    3 pounds and 50 pence → 3.5 GBP
    £3.50 → 3.5 GBP
    50 pence → 50 cent
    50 cents → 50 cent
    50¢ → 50 cent
    20 euros → 20 EUR
    €20 → 20 EUR
    20 EUR → 20 EUR
    one thousand five hundred yen → 1500 JPY
    ¥1,500 → 1500 JPY
    200 yuan → 200 CNY
    RMB 200 → 200 CNY
    5,000 Swiss francs → 5000 CHF
    CHF 5,000 → 5000 CHF
    A$20 → 20 AUD
    20 Australian dollars → 20 AUD
    20 Canadian dollars → 20 CAD
    HK$20 → 20 HKD
    NZ$20 → 20 NZD
    20 New Zealand dollars → 20 NZD
    20 Hong Kong dollars → 20 HKD
    300 ringgit → 300 MYR
    300 dirhams → 300 AED
    100 Swedish kronor → 100 SEK
    100 baht → 100 THB
    20 million Vietnamese dong → 20000000 VND
    VND17.5 trillion → 17500000000000 VND
    17.5 trillion dong → 17500000000000 VND
    minus five dollars → -5 USD
    $-5 → -5 USD
    5 pounds → 5 GBP
    $4,500 per person per year → 4500 USD/person/year
    ";
    quantities(table, En);
}

#[test]
fn yards_pounds_gallons_and_degrees() {
    let table = "
    5 lb → 5 lb
    5 lbs → 5 lb
    5lbs → 5 lb
    12 oz → 12 oz
    12 ounces → 12 oz
    one ounce → 1 oz
    26.2 miles → 26.2 mile
    26.2 mi → 26.2 mile
    3 miles → 3 mile
    6 feet → 6 foot
    6 ft → 6 foot
    one foot → 1 foot
    10 inches → 10 inch
    10 inch → 10 inch
    100 yards → 100 yard
    100 yd → 100 yard
    5 gallons → 5 gallon
    5 gal → 5 gallon
    5 US gallons → 5 gallon
    5 imperial gallons → 5 imperial_gallon
    2 pints → 2 pint
    3 quarts → 3 quart
    2 cups → 2 cup
    1.5 million barrels per day → 1500000 barrel/day
    80 barrels of oil → 80 barrel
    98.6 °F → 98.6 degF
    72 degrees Fahrenheit → 72 degF
    300 kelvin → 300 kelvin
    40 acres → 40 acre
    12 square miles → 12 square_mile
    12 sq mi → 12 square_mile
    500 square feet → 500 square_foot
    500 sq ft → 500 square_foot
    500 sqft → 500 square_foot
    3 cubic feet → 3 cubic_foot
    60 mph → 60 mile/hour
    60 miles per hour → 60 mile/hour
    60 miles an hour → 60 mile/hour
    5 short tons → 5 short_ton
    5 long tons → 5 long_ton
    3,500 calories → 3500 cal
    12 MJ → 12 MJ
    12 kJ → 12 kJ
    2 decades → 2 decade
    250 milliseconds → 250 millisecond
    ";
    quantities(table, En);
}

#[test]
fn rates_and_measures_in_english() {
    let table = "
    37 °C → 37 Cel
    37 degrees Celsius → 37 Cel
    1.5 degrees C → 1.5 Cel
    37 degrees centigrade → 37 Cel
    100 kph → 100 km/hour
    100 kmh → 100 km/hour
    9.8 m/s → 9.8 m/second
    5 metric tons → 5 t
    5 tonnes → 5 t
    250 grams → 250 g
    250g → 250 g
    250 mg → 250 mg
    3 kg → 3 kg
    3 kilos → 3 kg
    3 kilograms → 3 kg
    5 km → 5 km
    5k → 5000 1
    5 kms → 5 km
    5 cm → 5 cm
    2 meters → 2 m
    250 ml → 250 mL
    1.5 GW → 1.5 GW
    500 MWh → 500 MWh
    500 megawatts → 500 MW
    42 deaths per 100,000 live births → 42 death/100000 birth
    15.3 doctors per 10,000 people → 15.3 doctor/10000 person
    12.5 births per 1,000 population → 12.5 birth/1000 person
    5 deaths per 1,000 population → 5 death/1000 person
    245 persons per km2 → 245 person/km2
    245 people per square kilometre → 245 person/km2
    5 percent per year → 5 percent/year
    5% a year → 5 percent/year
    5% per annum → 5 percent/year
    3.4 percentage points → 3.4 percentage_point
    25 basis points → 25 basis_point
    25 bps → 25 basis_point
    3.5x → 3.5 times
    35 percent of GDP → 35 percent{GDP}
    5 years → 5 year
    18 months → 18 month
    30 days → 30 day
    24 hours → 24 hour
    90 minutes → 90 minute
    30 seconds → 30 second
    32 years old → 32 age
    2.3 million visitors → 2300000 visit
    2.3 million tourists → 2300000 tourist
    5 dozen → 60 1
    10 pct → 10 percent
    ten percent → 10 percent
    one hundred percent → 100 percent
    7 per cent → 7 percent
    12‰ → 12 per_mille
    ";
    quantities(table, En);
}

#[test]
fn headings_of_tables_are_units() {
    for (locale, table) in [
        (
            Vi,
            "
    (%) → e0 percent
    Đơn vị tính: triệu đồng → e6 VND
    1000 người → e3 person
    Tr.đ → e6 VND
    nghìn đ → e3 VND
    Triệu USD → e6 USD
    người/km2 → e0 person/km2
    bác sĩ/10.000 dân → e0 doctor/10000 person
    kg/người → e0 kg/person
    1.000 tấn → e3 t
    Triệu kWh → e6 kWh
    lượt người → e0 visit
    1.000 lượt → e3 visit
    Hộ → e0 household
    Con → e0 animal
    Cái → e0 piece
    triệu lượt HK.km → e6 passenger_km
    ĐVT: % → e0 percent
    Đơn vị: Tỷ đồng → e9 VND
    trẻ → e0 child
    giường → e0 hospital_bed
    tỷ đồng, giá hiện hành → e9 VND{current}
    tỷ đồng theo giá hiện hành → e9 VND{current}
        ",
        ),
        (
            En,
            "
    Unit: thousand tonnes → e3 t
    USD mn → e6 USD
    million USD → e6 USD
    US$ million → e6 USD
    thousand persons → e3 person
    deaths per 1,000 live births → e0 death/1000 birth
    kg per capita → e0 kg/person
    persons/km2 → e0 person/km2
        ",
        ),
    ] {
        for (text, reading) in rows(table) {
            let unit = Unit::read(text, locale).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(format!("e{} {}", unit.exponent(), unit.code()), reading, "{text}");
        }
    }
}

/// The nouns that plans, statistics offices and the news of conferences count; the readings say what is counted.
#[test]
fn things_that_vietnamese_reports_count() {
    let table = "
    9 nhóm → 9 group
    5 định hướng → 5 orientation
    10 giải pháp → 10 solution
    53 nhiệm vụ, giải pháp → 53 task
    4 mục tiêu → 4 goal
    3 khâu đột phá → 3 breakthrough
    3 đột phá → 3 breakthrough
    6 trụ cột → 6 pillar
    03 chương trình → 3 programme
    12 đề án → 12 scheme
    25 mô hình → 25 model
    18 kế hoạch → 18 plan
    14 nghị quyết → 14 resolution
    32 quyết định → 32 decision
    7 kỳ họp → 7 session
    21 hội nghị → 21 conference
    24 cuộc họp → 24 meeting
    120 lớp → 120 class
    45 khóa → 45 course
    2.150 học viên → 2150 trainee
    17 chuyên đề → 17 topic
    1.062 sáng kiến → 1062 initiative
    8 chương → 8 chapter
    65 điều → 65 article
    12 khoản → 12 clause
    14 ý kiến → 14 comment
    1.024 kiến nghị → 1024 recommendation
    1.350 đơn → 1350 petition
    86 khiếu nại → 86 complaint
    45 cuộc thanh tra → 45 inspection
    37 cuộc kiểm toán → 37 audit
    512 vụ → 512 case
    38 vi phạm → 38 violation
    19 vụ án → 19 court_case
    64 bị cáo → 64 defendant
    12 nạn nhân → 12 victim
    4.213 giấy chứng nhận → 4213 certificate
    152 giấy phép → 152 licence
    980 hợp đồng → 980 contract
    36 nhà đầu tư → 36 investor
    11 chủ đầu tư → 11 investor
    48 chi nhánh → 48 branch
    31 ngân hàng → 31 bank
    214 chợ → 214 market
    60 thị trường → 60 market
    12 siêu thị → 12 supermarket
    2,31 triệu tờ khai → 2310000 declaration
    1,2 tỷ giao dịch → 1200000000 transaction
    3 triệu tài khoản → 3000000 account
    250 nghìn thuê bao → 250000 subscriber
    15 website → 15 website
    4 nền tảng số → 4 platform
    28 mặt hàng → 28 product
    21 nhãn hiệu → 21 trademark
    9 thương hiệu → 9 brand
    7 nhà máy → 7 factory
    4 tổ máy → 4 generating_unit
    2 trạm biến áp → 2 substation
    216 trạm y tế → 216 health_station
    345 hồ chứa → 345 reservoir
    1.200 giếng → 1200 well
    15 bể → 15 tank
    27 cầu → 27 bridge
    48 tuyến đường → 48 road
    12 tuyến → 12 route
    3 cảng → 3 port
    11 bến cảng → 11 berth
    5 sân bay → 5 airport
    1.850 chuyến bay → 1850 flight
    1.027 tàu cá → 1027 ship
    12 máy bay → 12 aircraft
    85 máy → 85 machine
    1.320 con → 1320 animal
    4,2 triệu gia cầm → 4200000 poultry
    350 nghìn lợn → 350000 pig
    1,5 triệu cây → 1500000 tree
    600 đàn ong → 600 hive
    420 lồng bè → 420 cage
    35 mã số vùng trồng → 35 growing_area_code
    52 khách sạn → 52 hotel
    12.500 phòng → 12500 room
    18 lễ hội → 18 festival
    650 di tích → 650 heritage_site
    7 thư viện → 7 library
    24 câu lạc bộ → 24 club
    1.500 vận động viên → 1500 athlete
    105 huy chương → 105 medal
    16.500 thí sinh → 16500 candidate
    120 suất học bổng → 120 scholarship
    2.000 suất quà → 2000 gift
    1.500 phần quà → 1500 gift
    300 suất → 300 portion
    1,2 triệu liều → 1200000 dose
    2.500 mũi tiêm → 2500 dose
    1.906 ca mắc → 1906 case
    850 mẫu → 850 sample
    5.200 ngày công → 5200 person_day
    3.100 lượt hộ → 3100 visit
    4.120 khẩu → 4120 person
    640 phụ nữ → 640 woman
    12 thanh niên → 12 youth
    1.198 cơ sở lưu trú → 1198 establishment
    15 ca tử vong → 15 death
    20 người bị thương → 20 injury
    1,1 triệu cử tri → 1100000 voter
    429 phiếu → 429 vote
    25.000 đoàn viên → 25000 union_member
    800 tình nguyện viên → 800 volunteer
    1.450 đơn vị máu → 1450 blood_unit
    126 quốc gia và vùng lãnh thổ → 126 country
    34 tỉnh, thành phố → 34 province
    13 huyện, thành phố, thị xã → 13 district
    102 xã, phường, thị trấn → 102 commune
    129 xã, phường, đặc khu → 129 commune
    22 bộ, ngành, địa phương → 22 ministry
    20 sở, ban, ngành → 20 department
    145 điểm cầu → 145 site
    5 khu kinh tế → 5 economic_zone
    2.500 tấn CO2 tương đương → 2500 tCO2e
    450 sào → 450 sao_of_land
    3 mẫu ruộng → 3 mau_of_land
    10 bậc → 10 place
    2,1 con/phụ nữ → 2.1 child/woman
    72 USD/thùng → 72 USD/barrel
    83 triệu đồng/lượng → 83000000 VND/tael
    35 học sinh/lớp → 35 pupil/class
    17,2 tiêu chí/xã → 17.2 criterion/commune
    1,5 giáo viên trên một lớp → 1.5 teacher/class
    3 mô hình mỗi xã → 3 model/commune
    500 nghìn đồng một suất → 500000 VND/portion
    ";
    quantities(table, Vi);
}

/// A longer word that begins like another unit is the longer word.
#[test]
fn a_word_is_read_to_its_end() {
    let table = "
    2 bản đồ → 2 map
    15 bản ghi nhớ → 15 memorandum
    30 bản → 30 village
    6 nhà văn hóa → 6 cultural_house
    120 nhà → 120 house
    300 hộ chiếu → 300 passport
    12 hộ sinh → 12 midwife
    450 hộ kinh doanh → 450 business_household
    450 hộ → 450 household
    3 bộ tiêu chí → 3 set
    3 bộ → 3 ministry
    5.000 khẩu trang → 5000 face_mask
    21 hạng mục → 21 work
    1.200 viên chức → 1200 official
    60 đơn hàng → 60 order
    15 điểm trường → 15 school_site
    15 điểm → 15 score
    8 khách hàng → 8 customer
    90 tổ dân phố → 90 neighbourhood
    40 tổ hợp tác → 40 cooperative_group
    ";
    quantities(table, Vi);
    // The first syllable of another word is no unit, and a place is nothing to count by.
    for text in [
        "17.500 giải ngân",
        "17.500 bao gồm",
        "8.000 điều chỉnh",
        "50 tổ chức",
        "300 cấp phát",
        "12 phòng chống",
        "8 lần lượt",
        "700 nước ngoài",
        "30 lồng ghép",
        "20 dự án trên thị trường",
        "5 sản phẩm trên nền tảng",
        "12 sản phẩm một nhóm",
        // Not measured by the thing: a star is a mark, a place in a list is no quantity.
        "5 sao",
    ] {
        assert!(Quantity::read(text, Vi).is_err(), "{text}: {:?}", Quantity::read(text, Vi));
    }
    assert!(Quantity::read("12 countries a group", En).is_err());
}

/// The same of English reports.
#[test]
fn things_that_english_reports_count() {
    let table = "
    9 groups → 9 group
    12 solutions → 12 solution
    17 goals → 17 goal
    three programmes → 3 programme
    45 programs → 45 programme
    6 pillars → 6 pillar
    18 plans → 18 plan
    14 resolutions → 14 resolution
    24 meetings → 24 meeting
    1,200 respondents → 1200 respondent
    350 participants → 350 participant
    2,150 trainees → 2150 trainee
    23 countries → 23 country
    195 countries and territories → 195 country
    28 communities → 28 community
    144 municipalities → 144 municipality
    47 counties → 47 county
    12 grants → 12 grant
    3 loans → 3 loan
    420 staff → 420 staff_member
    65 police officers → 65 officer
    36 sites → 36 site
    52 publications → 52 publication
    2.3 million visitors → 2300000 visit
    1.4 million tourist arrivals → 1400000 visit
    4.1 million nights → 4100000 night
    93 cases → 93 case
    1.2 million doses → 1200000 dose
    41 deaths → 41 death
    2,345 injuries → 2345 injury
    11.8 crore farmers → 118000000 farmer
    5,000 smallholders → 5000 farmer
    850 women → 850 woman
    640 girls → 640 girl
    32,000 beneficiaries → 32000 beneficiary
    120 boreholes → 120 well
    twelve water schemes → 12 water_scheme
    216 health centres → 216 health_centre
    88 health facilities → 88 health_facility
    6,412 full-time equivalents → 6412 full_time_equivalent
    11,340 tickets → 11340 ticket
    980 contracts → 980 contract
    152 licences → 152 licence
    64 permits → 64 permit
    7 factories → 7 factory
    45 bridges → 45 bridge
    3 ports → 3 port
    1,850 flights → 1850 flight
    105 medals → 105 medal
    650 heritage sites → 650 heritage_site
    3,400 volunteers → 3400 volunteer
    45 inspections → 45 inspection
    38 violations → 38 violation
    86 complaints → 86 complaint
    19 court cases → 19 court_case
    1,024 recommendations → 1024 recommendation
    5 bushels → 5 bushel
    1.5 million bpd → 1500000 barrel/day
    Shs 350bn → 350000000000 UGX
    KSh 4.5 billion → 4500000000 KES
    5 trillion naira → 5000000000000 NGN
    12 bcm → 12000000000 m3
    4.5 MtCO2e → 4500000 tCO2e
    350 tonnes of CO2 equivalent → 350 tCO2e
    35 pupils per class → 35 pupil/class
    $10 a dose → 10 USD/dose
    $20 a barrel → 20 USD/barrel
    ";
    quantities(table, En);
}

/// What is printed for a unit is read as that unit.
#[test]
fn every_name_that_is_printed_is_read_back() {
    for row in attain::unit::table::ROWS.iter().filter(|row| !row.vi.is_empty()) {
        for (name, locale) in [(row.vi, Vi), (row.en[0], En), (row.en[1], En)] {
            let unit = Unit::read(name, locale).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(unit.code(), row.code, "{name}");
        }
    }
}

/// A name belongs to one unit of a language: two rows that claim it would make the reading depend on their order.
#[test]
fn no_two_counted_things_share_a_name() {
    let mut seen = std::collections::HashMap::new();
    for row in attain::unit::table::ROWS.iter().filter(|row| row.kind == attain::Kind::Count) {
        let vi = std::iter::once(row.vi).chain(row.also_vi.iter().copied()).map(|name| (Vi, name));
        let en = row.also_en.iter().copied().chain([row.en[1]]).map(|name| (En, name));
        for key in vi.chain(en) {
            if let Some(other) = seen.insert(key, row.code) {
                panic!("{other} and {} are both called `{}`", row.code, key.1);
            }
        }
    }
}

/// What one of a unit is in another, exactly: the agreement of 1959 and NIST Handbook 44, appendix C.
#[test]
fn yards_and_pounds_convert_exactly() {
    for (given, code, value) in [
        ("1 yard", "m", "0.9144"),
        ("1 foot", "inch", "12"),
        ("1 mile", "foot", "5280"),
        ("1 mile", "m", "1609.344"),
        ("1 lb", "g", "453.59237"),
        ("1 lb", "oz", "16"),
        ("1 short ton", "lb", "2000"),
        ("1 long ton", "lb", "2240"),
        ("1 acre", "square_yard", "4840"),
        ("1 square mile", "acre", "640"),
        ("1 square foot", "square_inch", "144"),
        ("1 cubic yard", "cubic_foot", "27"),
        ("1 US gallon", "cubic_inch", "231"),
        ("1 US gallon", "pint", "8"),
        ("1 US gallon", "quart", "4"),
        ("1 cup", "fluid_ounce", "8"),
        ("1 fluid ounce", "tablespoon", "2"),
        ("1 tablespoon", "teaspoon", "3"),
        ("1 barrel", "gallon", "42"),
        ("1 imperial gallon", "L", "4.54609"),
        ("1 MJ", "kJ", "1000"),
        ("1 kWh", "MJ", "3.6"),
        ("1 century", "year", "100"),
        ("1 metric horsepower", "W", "735.49875"),
    ] {
        let one = Quantity::read(given, En).unwrap();
        let in_other = one.to(&Unit::from_code(code).unwrap()).unwrap_or_else(|error| panic!("{given}: {error}"));
        assert_eq!(number(&in_other), value, "{given} in {code}");
    }
    // Money is money: pounds of mass are `lb`.
    assert_eq!(Quantity::read("5 pounds", En).unwrap().unit().code(), "GBP");
}
