# NOT TRIED: there was no macOS and no Homebrew where this was written. The names of formulae are those of scripts/setup;
# `url` and `sha256` are to be those of a release.
#   brew install --build-from-source ./packaging/homebrew/lectern.rb
class Lectern < Formula
  desc "Statistical discourse analysis of press-conference transcripts"
  homepage "https://example.org/lectern"
  url "file:///tmp/lectern-0.1.0-Source.tar.gz" # cpack --config build/release/CPackSourceConfig.cmake
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"
  license "GPL-3.0-or-later"

  depends_on "cmake" => :build
  depends_on "pkg-config" => :build
  depends_on "expat"
  depends_on "fontconfig"
  depends_on "gnuplot"
  depends_on "gsl"
  depends_on "gumbo-parser"
  depends_on "hunspell"
  depends_on "icu4c"
  depends_on "jansson"
  depends_on "libarchive"
  depends_on "libcsv"
  depends_on "libcyaml"
  depends_on "libxlsxwriter"
  depends_on "libyaml"
  depends_on "nettle"
  depends_on "poppler"
  depends_on "snowball"
  depends_on "sqlite"
  depends_on "uchardet"
  depends_on "xxhash"
  depends_on "zlib"

  def install
    %w[icu4c libarchive sqlite expat zlib].each do |keg| # not in the folder that pkg-config looks into
      ENV.prepend_path "PKG_CONFIG_PATH", Formula[keg].opt_lib/"pkgconfig"
    end
    system "cmake", "-S", ".", "-B", "build", "-DBUILD_TESTING=OFF", "-DCMAKE_C_FLAGS_RELWITHDEBINFO=-O3 -DNDEBUG", *std_cmake_args
    system "cmake", "--build", "build"
    system "cmake", "--install", "build"
  end

  test do
    (testpath/"2031-03-11.txt").write "Secretary General: Good morning.\n\nQuestion: Why now?\n\nSecretary General: It is time.\n"
    assert_match "principal", shell_output("#{bin}/lectern speaking --quiet --replicates 20 2031-03-11.txt")
  end
end
