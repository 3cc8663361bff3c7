"""A small country over Spark: every district judged where its rows lie, a scorecard for every province.

Needs java 17 and ``pip install "attain[spark]"``; ``make spark`` runs it.
"""

from __future__ import annotations

import os
import sys
from decimal import Decimal

from pyspark.sql import SparkSession

import attain.spark

#: Seven provinces of nine districts; what each plans and reaches is made up, and the same on every run.
PROVINCES, DISTRICTS, MONTHS = 7, 9, 12


def rows() -> list[tuple[str, str, int, Decimal | None, Decimal, Decimal]]:
    """Growth in percent: what was measured, and the band that was planned."""
    country = []
    seed = 2024
    for province in range(1, PROVINCES + 1):
        for district in range(1, DISTRICTS + 1):
            for month in range(1, MONTHS + 1):
                seed = seed * 48_271 % 2_147_483_647
                lower = Decimal(600 + 50 * (province % 5)).scaleb(-2)
                value = lower + Decimal(seed % 161 - 60).scaleb(-2)
                # One report in twenty has not come in.
                measured = None if seed % 20 == 0 else value
                place = (f"Province {province}", f"District {district}")
                country.append((*place, month, measured, lower, lower + Decimal("0.5")))
    return country


def main() -> None:
    # Executors need attain too: here they run the interpreter that runs this.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").appName("attain").config("spark.log.level", "ERROR")
    for name, value in {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "2",
    }.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    try:
        number = "decimal(5, 2)"
        schema = f"province string, district string, month int, value {number}, lower {number}, upper {number}"
        country = spark.createDataFrame(rows(), schema).repartition(4)

        print("December, as it is judged")
        judged = attain.spark.assess_table(country.filter("month = 12"), percent_digits=1)
        for row in judged.orderBy("province", "district").limit(5).collect():
            asked = f"{row['value']} of {row['lower']}–{row['upper']} %"
            print(f"  {row['province']}, {row['district']:<11} {asked}: {row['status']}")

        card = attain.spark.rollup_table(country, "province").orderBy("province").collect()
        print(f"\nThe year, by its {len(card)} provinces")
        for row in card:
            print(
                f"  {row['province']}: {row['met_or_exceeded']} of {row['covered']} met or exceeded, "
                f"{row['no_data']} not reported; coverage {row['coverage']} %"
            )

        print("\nWhich months fell short most often, asked in SQL")
        spark.udf.register("attain_status", attain.spark.status_udf())
        country.createOrReplaceTempView("country")
        worst = spark.sql(
            "select month, count(*) as missed from country "
            "where attain_status(value, lower, upper) = 'missed' group by month order by missed desc, month limit 3"
        )
        for row in worst.collect():
            print(f"  month {row['month']}: {row['missed']} of {PROVINCES * DISTRICTS} districts")
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
