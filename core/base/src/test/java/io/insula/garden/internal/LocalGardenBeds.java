package io.insula.garden.internal;

import io.insula.garden.GardenBeds;
import jakarta.inject.Singleton;

@Singleton
final class LocalGardenBeds implements GardenBeds {
  @Override
  public int beds() {
    return 3;
  }
}
