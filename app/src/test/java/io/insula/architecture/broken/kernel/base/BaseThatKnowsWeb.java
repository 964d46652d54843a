package io.insula.architecture.broken.kernel.base;

import io.insula.architecture.broken.kernel.web.WebRoom;

/** Breaks: a room uses only the rooms below it. */
interface BaseThatKnowsWeb {
  WebRoom web();
}
