package jiheng.ui.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jiheng.ui.Product;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The whole product with its demo, on a data folder of its own, started once for all tests of this package. */
final class RunningProduct {
    static final String PASSWORD = Product.PASSWORD;

    private static final Path DATA = folder();
    private static final ConfigurableApplicationContext APPLICATION = start();

    private RunningProduct() {}

    static String address() {
        return "http://127.0.0.1:" + APPLICATION.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** Every address that the product answers. */
    static RequestMappingHandlerMapping mappings() {
        return APPLICATION.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    }

    private static ConfigurableApplicationContext start() {
        var context = Product.start(List.of(), "--server.port=0", "--jiheng.data=" + DATA.resolve("data"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            context.close();
            try {
                FileSystemUtils.deleteRecursively(DATA);
            } catch (IOException left) {
                System.err.println("left behind: " + DATA);
            }
        }));
        return context;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("jiheng-product");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
