package jiheng.ui.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jiheng.ui.Jiheng;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The whole product with its demo, on a data folder of its own, started once for all tests of this package. */
final class RunningProduct {
    static final String PASSWORD = "jiheng-demo";

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
        var application = new SpringApplication(Jiheng.class);
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton("productOnly", new ProductOnly()));
        var context = application.run("--server.port=0", "--jiheng.data=" + DATA.resolve("data"));
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

    /** Other tests' applications lie in the packages that the product is put together from. */
    private static final class ProductOnly extends TypeExcludeFilter {
        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory types) throws IOException {
            return type.getResource().getURL().getPath().contains("/test-classes/");
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ProductOnly;
        }

        @Override
        public int hashCode() {
            return ProductOnly.class.hashCode();
        }
    }
}
