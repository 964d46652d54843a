package io.insula.template.whole;

import io.insula.template.repository.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives all tests of a run the same copy of this repository. Before each test, the files of the
 * commit are restored. Files that an earlier test compiled stay, so Maven compiles the core and the
 * apps only once.
 */
final class SharedRepositoryCopy implements ParameterResolver {
  /** The copy in its temporary folder, which JUnit closes after the last test. */
  private record Kept(WorkFolder folder, RepositoryCopy copy) implements AutoCloseable {
    private static Kept make() {
      try {
        var folder = WorkFolder.create("whole");
        return new Kept(folder, RepositoryCopy.in(folder.path().resolve("insula")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    private RepositoryCopy fresh() {
      try {
        copy.reset();
        return copy;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() throws IOException {
      folder.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == RepositoryCopy.class;
  }

  @Override
  public RepositoryCopy resolveParameter(ParameterContext parameter, ExtensionContext test) {
    var store = test.getRoot().getStore(Namespace.create(SharedRepositoryCopy.class));
    return store.getOrComputeIfAbsent("copy", key -> Kept.make(), Kept.class).fresh();
  }
}
