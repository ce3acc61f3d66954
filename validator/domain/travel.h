// How far apart two places are and how long the trip takes at the least: great circles on a sphere
// of 6,371 km. No roads, no airports: a lower bound.
#pragma once

#include "validator/base/civil_time.h"
#include "validator/domain/places.h"
#include "validator/record/record.h"

namespace dateline {

struct GeoPoint {
  double lat = 0;  // degrees
  double lon = 0;
  bool located = false;  // false: no one point, as for a country
};

GeoPoint point_of(const KnownPlace& place);
GeoPoint point_of(const Place& place);

// Haversine, in km.
double distance_km(double lat_a, double lon_a, double lat_b, double lon_b);

// Distance by speed, rounded up to whole minutes. Zero where the speed is not positive.
Duration travel_time(double distance_km, double speed_kmh);
// The same between two points; zero, too, where one of the two has no point: nothing is known then,
// and no trip is the one answer that accuses nobody.
Duration travel_time(const GeoPoint& from, const GeoPoint& to, double speed_kmh);

}  // namespace dateline
