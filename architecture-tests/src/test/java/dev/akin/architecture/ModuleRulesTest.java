package dev.akin.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows of ARCHITECTURE.md, checked on the compiled classes of every module. */
final class ModuleRulesTest {
  private static JavaClasses akin;

  @BeforeAll
  static void importMainClasses() {
    akin =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.akin");
  }

  @Test
  void modulesDependOnlyDownwards() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.akin..")
        .withOptionalLayers(true)
        .layer("core")
        .definedBy("dev.akin.core..")
        .layer("lucene")
        .definedBy("dev.akin.lucene..")
        .layer("engine")
        .definedBy("dev.akin.engine..")
        .layer("eval")
        .definedBy("dev.akin.eval..")
        .layer("vision")
        .definedBy("dev.akin.vision..")
        .layer("visualsearch")
        .definedBy("dev.akin.visualsearch..")
        .layer("server")
        .definedBy("dev.akin.server..")
        .layer("cli")
        .definedBy("dev.akin.cli..")
        .whereLayer("core")
        .mayNotAccessAnyLayer()
        .whereLayer("lucene")
        .mayOnlyAccessLayers("core")
        .whereLayer("engine")
        .mayOnlyAccessLayers("core", "lucene")
        .whereLayer("eval")
        .mayOnlyAccessLayers("core", "lucene", "engine")
        .whereLayer("vision")
        .mayOnlyAccessLayers("core")
        .whereLayer("visualsearch")
        .mayOnlyAccessLayers("core", "engine", "vision")
        .whereLayer("server")
        .mayOnlyAccessLayers("core", "engine", "vision", "visualsearch")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .check(akin);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.akin.(**)").should().beFreeOfCycles().allowEmptyShould(true).check(akin);
  }

  @Test
  void incubatorVectorsStayInOnePackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.akin.core.kernel")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.incubator.vector..")
        .allowEmptyShould(true)
        .check(akin);
  }

  @Test
  void coreUsesTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage("dev.akin.core..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("dev.akin.core..", "java..", "jdk.incubator.vector..", "org.jspecify..")
        .allowEmptyShould(true)
        .check(akin);
  }

  @Test
  void indexFamiliesDoNotSeeEachOther() {
    // Whatever implements the seam is a family, so that a new one is watched from its first day.
    Set<String> families =
        akin.stream()
            .filter(type -> !type.isInterface())
            .filter(type -> type.isAssignableTo("dev.akin.core.index.IndexFamily"))
            .map(JavaClass::getPackageName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(families).contains("dev.akin.core.flat", "dev.akin.core.hnsw");
    for (String family : families) {
      String[] others =
          families.stream().filter(other -> !other.equals(family)).toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(family)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .check(akin);
    }
  }

  @Test
  void whatGraphsShareDoesNotSeeTheirFamilies() {
    noClasses()
        .that()
        .resideInAPackage("dev.akin.core.graph..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.akin.core.hnsw..", "dev.akin.core.qg..")
        .allowEmptyShould(true)
        .check(akin);
  }

  @Test
  void onlyTheCommandLineTalksToTheConsole() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.akin.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .allowEmptyShould(true)
        .check(akin);
  }

  @Test
  void namesCarryNoEmptyRoles() {
    noClasses()
        .that()
        .resideInAPackage("dev.akin..")
        .should()
        .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Info)")
        .allowEmptyShould(true)
        .check(akin);
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> unmarked =
        akin.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(folder -> folder.tryGetPackageInfo().filter(this::isNullMarked).isEmpty())
            .map(JavaPackage::getName)
            .sorted()
            .toList();
    assertThat(unmarked).as("packages without a @NullMarked package-info.java").isEmpty();
  }

  private boolean isNullMarked(HasAnnotations<?> packageInfo) {
    return packageInfo.isAnnotatedWith("org.jspecify.annotations.NullMarked");
  }

  @Test
  void filesAreReachedThroughTheirFileSystem() {
    // java.io.File only knows the default file system; tests plug in one that crashes.
    noClasses()
        .that()
        .resideInAnyPackage("dev.akin.core..", "dev.akin.lucene..", "dev.akin.engine..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(File.class)
        .allowEmptyShould(true)
        .check(akin);
  }
}
