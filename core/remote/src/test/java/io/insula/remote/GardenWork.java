package io.insula.remote;

/** The API that the tests call. */
interface GardenWork {
  String look(String text);

  String dig(String text);
}
