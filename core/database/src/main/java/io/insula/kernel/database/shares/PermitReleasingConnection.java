package io.insula.kernel.database.shares;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A connection that runs an action when it is returned to the pool. */
public final class PermitReleasingConnection implements InvocationHandler {
  private final Connection connection;
  private final Runnable whenClosed;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  private PermitReleasingConnection(Connection connection, Runnable whenClosed) {
    this.connection = connection;
    this.whenClosed = whenClosed;
  }

  /**
   * @param whenClosed runs once, after the connection was closed
   */
  public static Connection of(Connection connection, Runnable whenClosed) {
    return (Connection)
        Proxy.newProxyInstance(
            PermitReleasingConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new PermitReleasingConnection(connection, whenClosed));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object[] arguments)
      throws Throwable {
    try {
      return switch (method.getName()) {
        case "equals" -> proxy == arguments[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> method.invoke(connection, arguments);
      };
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      if (endsUse(method) && !isClosed.getAndSet(true)) {
        whenClosed.run();
      }
    }
  }

  private static boolean endsUse(Method method) {
    return method.getName().equals("close");
  }
}
