package io.insula.garden.internal;

import io.insula.garden.Garden;
import jakarta.inject.Singleton;

@Singleton
final class LocalGarden implements Garden {
  @Override
  public int beds() {
    return 3;
  }
}
