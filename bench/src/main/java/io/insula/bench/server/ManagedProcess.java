package io.insula.bench.server;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Looks into a Java process that this one started. */
final class ManagedProcess {
  private ManagedProcess() {}

  /** Asks a process something. */
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
      throw new IllegalStateException("process " + process.pid() + " cannot be looked into", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("BanJNDI") // The other end is the server that this process started.
  private static <T> T ask(JMXServiceURL address, Question<T> question) throws IOException {
    try (var connector = JMXConnectorFactory.connect(address)) {
      return question.ask(connector.getMBeanServerConnection());
    }
  }
}
