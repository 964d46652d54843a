package io.insula.bench.server;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Reads the management data (JMX) of a Java process that this process started. */
final class JmxReader {
  private JmxReader() {}

  /** Queries a process. */
  @FunctionalInterface
  interface Question<T> {
    T ask(MBeanServerConnection beans) throws IOException;
  }

  static <T> T ask(ProcessHandle process, Question<T> question) {
    try {
      var machine = VirtualMachine.attach(Long.toString(process.pid()));
      try {
        return ask(new JMXServiceURL(machine.startLocalManagementAgent()), question);
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IllegalStateException("process " + process.pid() + " cannot be inspected", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // The server can be trusted, because this process started it.
  @SuppressWarnings("BanJNDI")
  private static <T> T ask(JMXServiceURL address, Question<T> question) throws IOException {
    try (var connector = JMXConnectorFactory.connect(address)) {
      return question.ask(connector.getMBeanServerConnection());
    }
  }
}
