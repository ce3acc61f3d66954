// Distances against published city pairs; times that accuse nobody where nothing is known.
#include "validator/domain/travel.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

constexpr GeoPoint kMoscow = {55.756, 37.617, true};
constexpr GeoPoint kVladivostok = {43.116, 131.882, true};
constexpr std::int64_t kMinute = 60'000'000'000;

TEST(Travel, DistancesAreGreatCircles) {
  EXPECT_NEAR(distance_km(55.756, 37.617, 59.939, 30.316), 634, 3);     // Moscow – St Petersburg
  EXPECT_NEAR(distance_km(55.756, 37.617, 43.116, 131.882), 6418, 15);  // Moscow – Vladivostok
  EXPECT_NEAR(distance_km(0, 179.5, 0, -179.5), 111.2, 0.1);            // across the date line
  EXPECT_NEAR(distance_km(90, 0, -90, 0), 20015, 1);
  EXPECT_EQ(distance_km(10, 20, 10, 20), 0);
}

TEST(Travel, TakesDistanceBySpeedInWholeMinutes) {
  EXPECT_EQ(travel_time(900.0, 900.0).nanos, 60 * kMinute);
  EXPECT_EQ(travel_time(901.0, 900.0).nanos, 61 * kMinute);
  EXPECT_EQ(travel_time(kMoscow, kVladivostok, 900).nanos,
            travel_time(kVladivostok, kMoscow, 900).nanos);
  EXPECT_NEAR(static_cast<double>(travel_time(kMoscow, kVladivostok, 900).nanos / kMinute), 428, 3);
}

TEST(Travel, TakesNoTimeWhereNothingIsKnown) {
  EXPECT_EQ(travel_time(kMoscow, kMoscow, 900).nanos, 0);
  EXPECT_EQ(travel_time(kMoscow, GeoPoint{}, 900).nanos, 0);
  EXPECT_EQ(travel_time(point_of(Place{}), kMoscow, 900).nanos, 0);
  EXPECT_EQ(travel_time(kMoscow, kVladivostok, 0).nanos, 0);
  EXPECT_EQ(travel_time(kMoscow, kVladivostok, -5).nanos, 0);
}

TEST(Travel, AtACrawlStaysWithinADuration) {
  EXPECT_GT(travel_time(kMoscow, kVladivostok, 1e-12).nanos, 0);
}

}  // namespace
}  // namespace dateline
