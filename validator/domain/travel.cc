// Great-circle distance and the time it takes.
#include "validator/domain/travel.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace dateline {
namespace {

constexpr double kEarthRadiusKm = 6371.0;
constexpr double kRadiansPerDegree = std::numbers::pi / 180.0;
constexpr double kRounding = 1e-9;  // 900 km at 900 km/h is 60 minutes, not 61
constexpr double kNanosPerMinute = 60e9;
constexpr double kLongestMinutes = 60.0 * 24 * 365;  // keeps a silly speed within a Duration

}  // namespace

GeoPoint point_of(const KnownPlace& place) {
  return {place.lat, place.lon, place.located};
}

GeoPoint point_of(const Place& place) {
  return {place.lat, place.lon, place.located};
}

double distance_km(double lat_a, double lon_a, double lat_b, double lon_b) {
  const double sine_lat = std::sin((lat_b - lat_a) * kRadiansPerDegree / 2);
  const double sine_lon = std::sin((lon_b - lon_a) * kRadiansPerDegree / 2);
  const double chord = sine_lat * sine_lat + std::cos(lat_a * kRadiansPerDegree) *
                                                 std::cos(lat_b * kRadiansPerDegree) * sine_lon *
                                                 sine_lon;
  return 2 * kEarthRadiusKm * std::asin(std::sqrt(std::clamp(chord, 0.0, 1.0)));
}

Duration travel_time(double distance, double speed_kmh) {
  if (!(speed_kmh > 0)) return {};
  const double minutes = std::ceil(distance / speed_kmh * 60 - kRounding);
  return {static_cast<std::int64_t>(std::clamp(minutes, 0.0, kLongestMinutes) * kNanosPerMinute)};
}

Duration travel_time(const GeoPoint& from, const GeoPoint& to, double speed_kmh) {
  if (!from.located || !to.located) return {};
  return travel_time(distance_km(from.lat, from.lon, to.lat, to.lon), speed_kmh);
}

}  // namespace dateline
