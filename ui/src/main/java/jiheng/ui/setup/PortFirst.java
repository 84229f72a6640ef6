package jiheng.ui.setup;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.WebApplicationContext;

/** Looks whether the port is free before a database is started and a demo laid out, which take their time. */
class PortFirst implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final int USUAL = 8080;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        int port = context.getEnvironment().getProperty("server.port", Integer.class, USUAL);
        if (context instanceof WebApplicationContext && port > 0) {
            check(port, context.getEnvironment().getProperty("server.address", ""));
        }
    }

    private static void check(int port, String address) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address.isBlank() ? null : InetAddress.getByName(address), port), 1);
        } catch (BindException taken) {
            if (String.valueOf(taken.getMessage()).contains("in use")) {
                throw new PortInUseException(port, taken);
            }
        } catch (IOException another) {
            // The server itself tells of any other reason why it can't listen.
        }
    }
}
