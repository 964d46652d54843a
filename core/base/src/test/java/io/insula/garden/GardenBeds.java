package io.insula.garden;

/** The API of an app for the tests that switch apps on and off. */
public interface GardenBeds {
  int beds();
}
