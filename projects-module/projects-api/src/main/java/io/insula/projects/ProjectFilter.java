package io.insula.projects;

import org.jspecify.annotations.Nullable;

/**
 * Which projects are wanted; what is null does not filter.
 *
 * @param tag has this tag
 * @param text its name or tagline contains this, case ignored; no character has a special meaning
 * @param cycleId is entered into this budgeting cycle
 */
public record ProjectFilter(@Nullable String tag, @Nullable String text, @Nullable Long cycleId) {}
