package jiheng.ui.wiring;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import jiheng.events.store.StoredEventSerializer;
import jiheng.query.definition.DefinitionViews;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.evaluation.FormSizes;
import jiheng.query.evaluation.Waiting;
import jiheng.query.evidence.Attachments;
import jiheng.query.evidence.EvidenceProjection;
import jiheng.query.findings.Doubts;
import jiheng.query.history.EvaluationProjection;
import jiheng.query.history.Histories;
import jiheng.query.history.Replay;
import jiheng.query.pattern.Patterns;
import jiheng.query.recheck.Rechecks;
import jiheng.ui.database.Durable;
import jiheng.ui.database.TableOwner;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database and what is read from it. */
@Configuration(proxyBeanMethods = false)
class StoreWiring {
    /** Whatever pool is used, its connections find the read side first. */
    @Bean
    static BeanPostProcessor searchPath() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    pool.setConnectionInitSql(initSql(pool.getConnectionInitSql()));
                }
                return bean;
            }
        };
    }

    /** What was configured runs first; the product cannot do without its own. */
    static String initSql(@Nullable String configured) {
        var own = "set search_path to " + Schema.LIVE + ", public";
        var others = configured == null ? "" : configured.strip().replaceFirst(";+$", "");
        return others.isEmpty() ? own : others + "; " + own;
    }

    @Bean
    Schema schema(DataSource dataSource, Durable durable, TableOwner owner) {
        return Schema.migrated(dataSource, owner);
    }

    @Bean
    Evaluations evaluations(JdbcClient jdbc, Schema schema) {
        return new Evaluations(jdbc, new StoredEventSerializer().mapper());
    }

    @Bean
    Waiting waiting(JdbcClient jdbc, Schema schema) {
        return new Waiting(jdbc);
    }

    @Bean
    FormSizes formSizes(JdbcClient jdbc, Schema schema) {
        return new FormSizes(jdbc);
    }

    @Bean
    EvaluationProjection evaluationProjection(JdbcOperations jdbc, Schema schema) {
        return EvaluationProjection.withinActs(jdbc, new StoredEventSerializer().mapper());
    }

    @Bean
    Attachments attachments(JdbcClient jdbc, Schema schema) {
        return new Attachments(jdbc);
    }

    @Bean
    EvidenceProjection evidenceProjection(JdbcClient jdbc, Schema schema) {
        return new EvidenceProjection(jdbc);
    }

    @Bean
    Histories histories(JdbcClient jdbc, Schema schema) {
        return new Histories(jdbc, new StoredEventSerializer().mapper());
    }

    @Bean
    DefinitionViews definitionViews(JdbcClient jdbc, Schema schema) {
        return new DefinitionViews(jdbc, new StoredEventSerializer().mapper());
    }

    @Bean
    Rechecks rechecks(JdbcClient jdbc, Schema schema) {
        return new Rechecks(jdbc, new StoredEventSerializer().mapper());
    }

    @Bean
    Patterns patterns(JdbcClient jdbc, Schema schema) {
        return new Patterns(jdbc);
    }

    @Bean
    Replay replay(EventStore events) {
        return new Replay(events);
    }

    @Bean
    Doubts doubts(JdbcClient jdbc, Replay replay, Schema schema) {
        return new Doubts(jdbc, new StoredEventSerializer().mapper(), replay);
    }
}
